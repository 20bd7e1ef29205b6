internal import CLinux
internal import Glibc

/// A counting semaphore: each `wait` takes one of what `signal` has given, and blocks while there is none.
///
/// It is an `eventfd`, and so a plain value that threads may share.
struct EventSemaphore: Sendable {
  private let descriptor: Int32

  /// A semaphore with `count` to take.
  init(count: Int) throws(RecordsError) {
    descriptor = eventfd(UInt32(count), Int32(EFD_SEMAPHORE | EFD_CLOEXEC))
    guard descriptor >= 0 else { throw .lastRefusal("make", "an event descriptor") }
  }

  /// Gives one.
  func signal() { _ = eventfd_write(descriptor, 1) }

  /// Takes one; waits while there is none.
  func wait() {
    var taken: eventfd_t = 0
    while eventfd_read(descriptor, &taken) < 0, errno == EINTR {}
  }

  /// Closes the descriptor; nobody may use the semaphore any more.
  func discard() { close(descriptor) }
}
