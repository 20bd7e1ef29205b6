internal import CCurl
internal import CLinux
internal import Glibc
internal import Vocabulary

/// The bytes of ready sockets, taken with the kernel's receive times before libcurl sees them.
///
/// Owns the C receiver that libcurl reads through (`receiver.h` says how). Confined to its loop's thread.
struct ReceiveHarvest: ~Copyable {
  private let receiver: UnsafeMutablePointer<receiver>
  private var wallClock = WallClockOffset()
  private var comparesAt = RunTime.zero
  /// How many sockets were opened.
  private var openings: UInt64 = 0
  /// Sockets whose harvested bytes libcurl has not taken yet.
  private(set) var leftovers: [Int32] = []

  /// Bytes one wake can harvest, beyond which sockets are read directly; only what is used takes memory.
  private static let arenaSize = 4 << 20

  /// A receiver of no sockets.
  init() {
    receiver = .allocate(capacity: 1)
    receiver.initialize(to: .init())
    receiver.pointee.arena = .allocate(capacity: ReceiveHarvest.arenaSize)
    receiver.pointee.arena_size = ReceiveHarvest.arenaSize
    receiver.pointee.last_read = -1
    receiver.pointee.held = -1
    receiver.pointee.wall_clock_offset = wallClock.nanoseconds
  }

  deinit {
    receiver.pointee.sockets?.deallocate()
    receiver.pointee.arena.deallocate()
    receiver.deallocate()
  }

  /// Makes the calling thread read through this receiver.
  func install() {
    receiver_install(receiver)
    ReceiveHarvest.switchKernelStampsOn()
  }

  /// The calling thread reads plainly again.
  func uninstall() { receiver_install(nil) }

  // MARK: Sockets

  /// A socket was opened: its segments get receive times.
  mutating func open(_ socket: Int32) {
    makeRoom(for: socket)
    openings += 1
    receiver.pointee.sockets[Int(socket)] = receiver_socket()
    receiver.pointee.sockets[Int(socket)].opening = openings
    receiver.pointee.sockets[Int(socket)].is_open = true
    ReceiveHarvest.askForStamps(socket)
  }

  /// The table grows with the descriptors in use: a process that may have a billion seldom has many.
  private func makeRoom(for socket: Int32) {
    let count = receiver.pointee.socket_limit
    guard socket >= count else { return }
    let larger = max(64, 2 * count, Int(socket) + 1)
    let sockets = UnsafeMutablePointer<receiver_socket>.allocate(capacity: larger)
    sockets.initialize(repeating: receiver_socket(), count: larger)
    if let old = receiver.pointee.sockets {
      sockets.update(from: old, count: count)
      old.deallocate()
    }
    receiver.pointee.sockets = sockets
    receiver.pointee.socket_limit = larger
  }

  /// The socket is about to be closed.
  func close(_ socket: Int32) {
    if socket < receiver.pointee.socket_limit { receiver.pointee.sockets[Int(socket)].is_open = false }
  }

  /// The socket was opened for us and is read through the receiver.
  func owns(_ socket: Int32) -> Bool {
    socket < receiver.pointee.socket_limit && receiver.pointee.sockets[Int(socket)].is_open
  }

  // MARK: One wake

  /// The loop woke up, at `now`: clocks are compared, a thousand times a second at most, before anything is stamped.
  mutating func begin(at now: RunTime) {
    guard now >= comparesAt else { return }
    wallClock.follow()
    receiver.pointee.wall_clock_offset = wallClock.nanoseconds
    comparesAt = now + .milliseconds(1)
  }

  /// Takes what waits at `socket`.
  func take(_ socket: Int32) { receiver_harvest(receiver, socket) }

  /// libcurl had its turn at `socket`.
  ///
  /// - Returns: how many bytes it left.
  func left(at socket: Int32) -> Int { owns(socket) ? receiver.pointee.sockets[Int(socket)].length : 0 }

  /// Ends the harvest of `socket`, unless libcurl left something; then it stays until that is taken.
  mutating func release(_ socket: Int32) {
    if left(at: socket) > 0 {
      if !leftovers.contains(socket) { leftovers.append(socket) }
    } else if owns(socket) {
      receiver.pointee.sockets[Int(socket)].is_harvested = false
    }
  }

  /// Throws away what libcurl left at `socket`, which nobody asked for, and the connection with it.
  mutating func discard(_ socket: Int32) {
    guard left(at: socket) > 0 else { return }
    receiver.pointee.sockets[Int(socket)].length = 0
    shutdown(socket, Int32(SHUT_RDWR))
    release(socket)
  }

  /// The wake is over: the arena is empty again if nothing was left.
  mutating func end() {
    if !leftovers.isEmpty {
      let waiting = leftovers
      leftovers = []
      for socket in waiting { release(socket) }
    }
    if leftovers.isEmpty { receiver.pointee.arena_used = 0 }
  }

  /// From here to `endSending` nothing is read, and what is sent is held back.
  func beginSending() { receiver.pointee.is_sending = true }

  /// What was sent leaves, in one segment where it fits.
  func endSending() {
    receiver.pointee.is_sending = false
    receiver_push(receiver)
  }

  /// How many reads brought bytes, from whichever socket.
  var reads: UInt64 { receiver.pointee.reads }

  /// The socket that is open as `descriptor`; `nil` when it is none of ours.
  func socket(at descriptor: Int32) -> OpenSocket? {
    owns(descriptor) ? OpenSocket(descriptor: descriptor, opening: receiver.pointee.sockets[Int(descriptor)].opening) : nil
  }

  /// `socket` is still open, and nothing came from it after the read `read`.
  func isSilent(_ socket: OpenSocket, since read: UInt64) -> Bool {
    self.socket(at: socket.descriptor) == socket && receiver.pointee.sockets[Int(socket.descriptor)].read <= read
  }

  // MARK: Stamps

  /// What is known of the bytes that libcurl took last.
  struct LastRead {
    /// When they had arrived; where the kernel gave no time, when the loop was told.
    var at: RunTime
    /// Which read of the kernel brought them; 0 before the first.
    var read: UInt64 = 0
    var source = StampSource.readiness
    /// When something was last written to the socket.
    var wroteAt: RunTime?
    /// Where they came from.
    var socket: Int32?
  }

  /// The bytes that libcurl took last, from `socket` or else from any; `readyAt` is when the loop was told of them.
  func lastRead(clock: RunClock, readyAt: RunTime, from socket: Int32? = nil) -> LastRead {
    let socket = socket ?? receiver.pointee.last_read
    guard socket >= 0 else { return LastRead(at: readyAt) }
    let facts = receiver.pointee.sockets[Int(socket)]
    let wroteAt = facts.wrote_at == 0 ? nil : RunTime(nanoseconds: facts.wrote_at - clock.originNanoseconds)
    var last = LastRead(at: readyAt, read: facts.read, wroteAt: wroteAt, socket: socket)
    if facts.stamp != 0 {
      last.at = RunTime(nanoseconds: facts.stamp - clock.originNanoseconds)
      last.source = .kernel
    }
    return last
  }

  /// The largest step of the wall clock since the last call, in nanoseconds.
  mutating func takeClockStep() -> Int64 { wallClock.takeLargestStep() }

  private static func askForStamps(_ socket: Int32) {
    var on: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_TIMESTAMPNS, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  /// The kernel stamps segments only while some socket asks for it, and begins a moment after the first one does: one that is never
  /// used asks early.
  private static func switchKernelStampsOn() {
    struct Once { static let socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0) }
    if Once.socket >= 0 { askForStamps(Once.socket) }
  }
}

/// A socket, which its descriptor alone does not name: that is another's as soon as it is closed.
struct OpenSocket: Equatable {
  let descriptor: Int32
  /// Which of its loop's sockets it is, by the order of their opening.
  let opening: UInt64
}
