@preconcurrency internal import Dispatch
internal import Glibc
internal import Synchronization

/// SIGINT, SIGTERM and SIGHUP as a stream of interruptions.
///
/// The first asks the run to stop, the second to stop at once.
final class Interruptions: Sendable {
  /// What the user, or the system, sent.
  enum Signal: Sendable {
    case interrupt, terminate
  }

  /// One element per signal.
  let stream: AsyncStream<Void>
  private let firstSignal = Mutex<Signal?>(nil)
  private let sources: [any DispatchSourceSignal]

  /// Takes the signals over from the system's default, which would end the process.
  init() {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    self.stream = stream
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number)
    }
    for source in sources {
      let kind: Signal = source.handle == UInt(SIGINT) ? .interrupt : .terminate
      source.setEventHandler { [weak self] in
        self?.firstSignal.withLock { $0 = $0 ?? kind }
        continuation.yield()
      }
      source.resume()
    }
  }

  /// The signal that came first; `nil` if none did.
  var first: Signal? { firstSignal.withLock { $0 } }
}
