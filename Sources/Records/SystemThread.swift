internal import Glibc

/// A thread of the system's, for work that blocks.
struct SystemThread: Sendable {
  private let id: pthread_t

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread that runs `body`, and is called `name` when it cannot be started.
  init(_ name: String, _ body: @escaping @Sendable () -> Void) throws(RecordsError) {
    var id = pthread_t()
    let retained = Unmanaged.passRetained(Body(body))
    let code = pthread_create(
      &id, nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, retained.toOpaque())
    guard code == 0 else {
      retained.release()
      throw .refusal("start", name, code: code)
    }
    self.id = id
  }

  /// Waits until the thread has ended; once only.
  func join() { pthread_join(id, nil) }
}
