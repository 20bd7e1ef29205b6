import Glibc

/// A gate between threads: closed until raised.
package final class Flag: Sendable {
  private let pipe: (read: Int32, write: Int32)

  /// A closed gate.
  package init() {
    var ends: [Int32] = [0, 0]
    Glibc.pipe(&ends)
    pipe = (ends[0], ends[1])
  }

  deinit {
    close(pipe.read)
    close(pipe.write)
  }

  /// Opens the gate for good.
  package func raise() { _ = write(pipe.write, [1], 1) }

  /// Waits until the gate is open, and blocks the thread meanwhile.
  package func wait() {
    var state = pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0)
    poll(&state, 1, -1)
  }

  /// Waits until the gate is open: the form for tasks, whose threads are few.
  package func raised() async {
    await withCheckedContinuation { continuation in
      onThread {
        self.wait()
        continuation.resume()
      }
    }
  }
}

/// Runs `body` on a thread of its own.
package func onThread(_ body: @escaping @Sendable () -> Void) {
  var thread = pthread_t()
  let context = Unmanaged.passRetained(Body(body)).toOpaque()
  pthread_create(
    &thread, nil,
    { context in
      if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
      return nil
    }, context)
  pthread_detach(thread)
}

private final class Body {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
