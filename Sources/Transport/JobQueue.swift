internal import CLinux
internal import Glibc
internal import Synchronization

/// What other threads want a loop's thread to do, and the way to wake it.
///
/// The first of them rings the bell: an eventfd that the loop waits for beside its sockets.
struct JobQueue: ~Copyable {
  /// The eventfd; readable while something waits.
  let bell: Int32
  private let waiting = Mutex(Waiting())

  /// What waits: the shard's jobs, and errands, which run like jobs but have no task.
  struct Waiting: Sendable {
    var jobs: [UnownedJob] = []
    var errands: [@Sendable () -> Void] = []
  }

  init() throws(TransportError) {
    bell = linux_bell_create()
    guard bell >= 0 else { throw TransportError(lastErrorOf: "creating an event descriptor") }
  }

  deinit { close(bell) }

  /// Adds a job.
  func add(_ job: UnownedJob) { add { $0.jobs.append(job) } }

  /// Adds an errand.
  func add(_ errand: @escaping @Sendable () -> Void) { add { $0.errands.append(errand) } }

  private func add(_ change: (inout Waiting) -> Void) {
    let isFirst = waiting.withLock { waiting in
      let wasEmpty = waiting.jobs.isEmpty && waiting.errands.isEmpty
      change(&waiting)
      return wasEmpty
    }
    if isFirst { linux_bell_ring(bell) }
  }

  /// Takes all that waits; the bell falls silent.
  func take() -> Waiting {
    linux_bell_silence(bell)
    return waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return waiting
    }
  }
}
