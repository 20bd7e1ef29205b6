import NIOCore
import NIOPosix
import Vocabulary

/// What the connections of one event loop share.
final class Stage {
  let responder: Responder
  let conductor: Conductor
  let truthLog: TruthLog?
  let isEncrypted: Bool
  /// CLOCK_MONOTONIC as it is: the truth log's times can be joined with any run's.
  let clock = RunClock(originNanoseconds: 0)
  /// Room for the bytes of one send.
  var bytes = ByteBuffer()
  /// Room for one event.
  var event = ByteBuffer()

  init(on eventLoop: any EventLoop, responder: Responder, truthLog: TruthLog?, isEncrypted: Bool) {
    self.responder = responder
    self.truthLog = truthLog
    self.isEncrypted = isEncrypted
    conductor = Conductor(on: eventLoop, clock: clock)
  }

  /// What is to be told of the reply that `player` makes to `request`; `nil` where nobody asks for the truth.
  func truth(of request: MockRequest, receivedAt: RunTime, by player: ReplyPlayer) -> ReplyTruth? {
    guard truthLog != nil else { return nil }
    var truth = ReplyTruth(requestID: request.id, receivedAt: receivedAt)
    truth.reserve(player.mostEvents)
    return truth
  }
}

/// The stages of a server, one for each of its event loops.
struct Stages: Sendable {
  private let byEventLoop: [ObjectIdentifier: NIOLoopBoundBox<Stage>]

  init(on group: MultiThreadedEventLoopGroup, responder: Responder, truthLog: TruthLog?, isEncrypted: Bool) {
    let stages = group.makeIterator().map { eventLoop in
      let stage = Stage(on: eventLoop, responder: responder, truthLog: truthLog, isEncrypted: isEncrypted)
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
