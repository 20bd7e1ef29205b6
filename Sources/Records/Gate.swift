internal import CLinux
internal import Glibc

/// A counting semaphore: each `wait` takes one of what `open` has given, and blocks while there is none.
///
/// It is a descriptor (`eventfd`), so a value that threads may share without a lock of its own.
struct Gate: Sendable {
  private let descriptor: Int32

  /// A gate that lets `count` through.
  init(count: Int) throws(RecordsError) {
    descriptor = eventfd(UInt32(count), Int32(EFD_SEMAPHORE | EFD_CLOEXEC))
    guard descriptor >= 0 else { throw .lastRefusal("make", "an event descriptor") }
  }

  /// Lets one more through.
  func open() { _ = eventfd_write(descriptor, 1) }

  /// Waits until the gate lets one through.
  func wait() {
    var taken: eventfd_t = 0
    while eventfd_read(descriptor, &taken) < 0, errno == EINTR {}
  }

  /// Gives the descriptor back; nobody may use the gate any more.
  func close() { _ = Glibc.close(descriptor) }
}
