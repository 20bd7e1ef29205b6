internal import CLinux
@preconcurrency internal import Dispatch
internal import Glibc
internal import Synchronization

/// SIGINT, SIGTERM and SIGHUP as a stream of interruptions.
///
/// The first asks the run to stop, the second to stop at once. None that comes after `init` is lost: a handler writes each into a pipe.
final class Interruptions: Sendable {
  /// What the user, or the system, sent.
  enum Signal: Sendable {
    case interrupt, terminate
  }

  /// One element per signal.
  let stream: AsyncStream<Void>
  private let firstSignal = Mutex<Signal?>(nil)
  private let source: any DispatchSourceRead

  /// Takes the signals over from the system's default, which would end the process; to be made once.
  ///
  /// - Throws: when the system refuses a descriptor.
  init() throws(ExitStatus) {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    self.stream = stream
    let pipe = linux_catch_signals()
    guard pipe >= 0 else {
      Terminal.complain("cannot wait for signals: \(String(cString: strerror(errno)))")
      throw .inputOutput
    }
    source = DispatchSource.makeReadSource(fileDescriptor: pipe)
    source.setEventHandler { [weak self] in
      var number: UInt8 = 0
      while read(pipe, &number, 1) == 1 {
        let kind: Signal = Int32(number) == SIGINT ? .interrupt : .terminate
        self?.firstSignal.withLock { $0 = $0 ?? kind }
        continuation.yield()
      }
    }
    source.resume()
  }

  /// The signal that came first; `nil` if none did.
  var first: Signal? { firstSignal.withLock { $0 } }
}
