internal import CLinux
internal import Glibc

/// A kernel interest list and the wait for it.
struct Epoll: ~Copyable {
  private let descriptor: Int32
  private let events: UnsafeMutablePointer<linux_event>
  private let eventLimit: Int32 = 1024

  init() throws(TransportError) {
    descriptor = linux_epoll_create()
    guard descriptor >= 0 else { throw TransportError(lastErrorOf: "creating an epoll descriptor") }
    events = .allocate(capacity: Int(eventLimit))
  }

  deinit {
    events.deallocate()
    close(descriptor)
  }

  /// Waits for `interest` at `socket` from now on, which was registered for `previous` (nothing: it was not).
  func change(_ socket: Int32, from previous: Interest, to interest: Interest) {
    guard previous != interest else { return }
    // A failure shows in the transfer: the kernel refuses only descriptors that are closed or beyond its memory.
    _ = linux_epoll_change(descriptor, socket, previous.rawValue, interest.rawValue)
  }

  /// Waits for events, at most `nanoseconds` (`nil`: without end); how many came.
  func wait(nanoseconds: Int64?) -> Int {
    // A signal may end the wait early: then nothing came, and the loop waits again.
    Int(max(0, linux_epoll_wait(descriptor, events, eventLimit, nanoseconds ?? -1)))
  }

  /// The `index`-th event of the last wait.
  subscript(index: Int) -> (socket: Int32, ready: Interest) {
    (events[index].descriptor, Interest(rawValue: events[index].ready))
  }

  /// What is waited for, or has come, at a socket.
  struct Interest: OptionSet {
    var rawValue: UInt32

    static let read = Interest(rawValue: LINUX_READ.rawValue)
    static let write = Interest(rawValue: LINUX_WRITE.rawValue)
    static let hangUp = Interest(rawValue: LINUX_HANG_UP.rawValue)
    static let error = Interest(rawValue: LINUX_ERROR.rawValue)
  }
}
