internal import CCurl
internal import CLinux
internal import Vocabulary

/// Which multi handle wants what of which socket, and what the kernel was told of it.
struct SocketTable: ~Copyable {
  private let epoll: Epoll
  /// By descriptor, as far as they were watched.
  private var entries: [Entry] = []

  private struct Entry {
    /// The multi handle that uses the socket.
    var multi: Int?
    var wanted = Epoll.Interest()
    var registered = Epoll.Interest()
    /// How many requests were answered by way of it.
    var requests = 0
    /// What the kernel had counted of it when the last of them ended.
    var counted = linux_tcp()
    /// What the kernel knew of it when it was closed; `nil` while it is open.
    var last: linux_tcp?
  }

  /// An empty table.
  init() throws(TransportError) { epoll = try Epoll() }

  /// Waits for `bell`, which is no socket of libcurl's, as well.
  func listen(to bell: Int32) { epoll.change(bell, from: [], to: .read) }

  /// Waits for events, at most `nanoseconds` (`nil`: without end); how many came.
  func wait(nanoseconds: Int64?) -> Int { epoll.wait(nanoseconds: nanoseconds) }

  /// The `index`-th event of the last wait.
  func event(_ index: Int) -> (socket: Int32, ready: Epoll.Interest) { epoll[index] }

  /// `multi` wants `what` (`CURL_POLL_…`) of `socket`.
  ///
  /// A connection that falls idle between two requests may stay registered (`isKept`), which spares two calls of the kernel per
  /// request.
  mutating func watch(_ socket: Int32, for multi: Int, what: Int32, isKept: Bool) {
    let wanted: Epoll.Interest =
      switch what {
      case CURL_POLL_IN: .read
      case CURL_POLL_OUT: .write
      case CURL_POLL_INOUT: [.read, .write]
      default: []
      }
    let index = Int(socket)
    if index >= entries.count { entries += Array(repeating: Entry(), count: max(entries.count, index + 1 - entries.count)) }
    entries[index].multi = multi
    entries[index].wanted = wanted
    if !(wanted.isEmpty && isKept) { register(socket, for: wanted) }
  }

  /// An idle connection had an event: it is not waited for until libcurl wants it again.
  mutating func forget(_ socket: Int32) { register(socket, for: []) }

  /// The socket is opened.
  mutating func open(_ socket: Int32) { if socket < entries.count { entries[Int(socket)] = Entry() } }

  /// The socket is about to be closed: the kernel waits for it no more.
  mutating func close(_ socket: Int32) {
    guard socket < entries.count else { return }
    var closed = Entry()
    closed.counted = entries[Int(socket)].counted
    var facts = linux_tcp()
    // For a request that ends with its connection, and is told so only then.
    closed.last = linux_tcp(socket, &facts) ? facts : nil
    entries[Int(socket)] = closed
  }

  /// A request by way of `socket` has ended: how its segments fared, since the one before it.
  mutating func endRequest(at socket: Int32) -> SegmentFacts? {
    guard socket < entries.count else { return nil }
    var now = linux_tcp()
    if let last = entries[Int(socket)].last { now = last } else if !linux_tcp(socket, &now) { return nil }
    let before = entries[Int(socket)].counted
    entries[Int(socket)].counted = now
    return SegmentFacts(
      roundTripNanoseconds: now.round_trip, retransmits: Int(now.retransmits &- before.retransmits),
      outOfOrder: Int(now.out_of_order &- before.out_of_order))
  }

  /// A request was answered by way of `socket`: how many requests that makes.
  mutating func countRequest(at socket: Int32) -> Int {
    entries[Int(socket)].requests += 1
    return entries[Int(socket)].requests
  }

  /// Bytes are wanted of `socket`.
  func isRead(_ socket: Int32) -> Bool { entries[Int(socket)].wanted.contains(.read) }

  /// Who is to be told of `ready` at `socket`, and in which of libcurl's words (`CURL_CSELECT_…`); `nil` when it is idle.
  func recipient(of ready: Epoll.Interest, at socket: Int32) -> (multi: Int, ready: Int32)? {
    let entry = entries[Int(socket)]
    guard let multi = entry.multi, !entry.wanted.isEmpty else { return nil }
    // libcurl takes an error flag for its own failure and loses the reply's last bytes and the reason; reading or writing finds both.
    let hasEnded = !ready.isDisjoint(with: [.error, .hangUp])
    let reads = entry.wanted.contains(.read) && (hasEnded || ready.contains(.read))
    let writes = entry.wanted.contains(.write) && (hasEnded || ready.contains(.write))
    return (multi, (reads ? CURL_CSELECT_IN : 0) | (writes ? CURL_CSELECT_OUT : 0))
  }

  private mutating func register(_ socket: Int32, for interest: Epoll.Interest) {
    epoll.change(socket, from: entries[Int(socket)].registered, to: interest)
    entries[Int(socket)].registered = interest
  }
}
