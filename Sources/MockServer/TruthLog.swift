import Glibc
import NIOCore
import NIOPosix
import Vocabulary

/// The file that says when each event of each reply was really sent.
///
/// A line of JSON for a request, when its reply has ended: `{"request_id":"…","received_ns":…,"sends_ns":[…],"kinds":"occc…fu-"}`.
/// Times are readings of CLOCK_MONOTONIC in nanoseconds, taken right before the event was encrypted and sent; events of one send
/// share one. Kinds are `ReplyStep`'s. A reply that was cut off has what was sent of it.
struct TruthLog: Sendable {
  private let group: MultiThreadedEventLoopGroup
  private let eventLoop: any EventLoop
  private let file: NIOLoopBoundBox<TruthFile>

  /// Opens `path`, emptying it.
  init(path: String, onTrouble: @escaping @Sendable (String) -> Void) throws(MockServerError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .truthLog(path: path, reason: String(cString: strerror(errno))) }
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    eventLoop = group.next()
    file = .makeBoxSendingValue(TruthFile(descriptor: descriptor, path: path, onTrouble: onTrouble), eventLoop: eventLoop)
    eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { [file] _ in file.value.flush() }
  }

  /// Writes `truth` soon.
  func append(_ truth: ReplyTruth) {
    eventLoop.execute { file.value.append(truth) }
  }

  /// Writes what is left, and closes the file.
  ///
  /// - Returns: whether it holds all that was appended.
  func close() async -> Bool {
    let isWhole = try? await eventLoop.submit { file.value.close() }.get()
    try? await group.shutdownGracefully()
    return isWhole == true
  }
}
