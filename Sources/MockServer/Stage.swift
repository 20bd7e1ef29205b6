import NIOCore
import NIOPosix
import Vocabulary

/// What the connections of one event loop share.
final class Stage {
  let responder: Responder
  let conductor: Conductor
  let truthLog: TruthLog?
  /// CLOCK_MONOTONIC as it is: the truth log's times can be joined with any run's.
  let clock = RunClock(originNanoseconds: 0)
  /// Room for the bytes of one send.
  var bytes = ByteBuffer()
  /// Room for one event.
  var event = ByteBuffer()

  init(responder: Responder, truthLog: TruthLog?, on eventLoop: any EventLoop) {
    self.responder = responder
    self.truthLog = truthLog
    conductor = Conductor(on: eventLoop, clock: clock)
  }
}

/// The stages of a server, one for each of its event loops.
struct Stages: Sendable {
  private let byEventLoop: [ObjectIdentifier: NIOLoopBoundBox<Stage>]

  init(on group: MultiThreadedEventLoopGroup, responder: Responder, truthLog: TruthLog?) {
    let stages = group.makeIterator().map { eventLoop in
      let stage = Stage(responder: responder, truthLog: truthLog, on: eventLoop)
      return (ObjectIdentifier(eventLoop), NIOLoopBoundBox.makeBoxSendingValue(stage, eventLoop: eventLoop))
    }
    byEventLoop = Dictionary(uniqueKeysWithValues: stages)
  }

  /// The stage of `eventLoop`, asked for on it.
  func stage(of eventLoop: any EventLoop) -> Stage {
    guard let stage = byEventLoop[ObjectIdentifier(eventLoop)] else { preconditionFailure("every event loop has a stage") }
    return stage.value
  }
}
