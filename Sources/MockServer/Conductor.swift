import HeapModule
import NIOCore
import Vocabulary

/// Who makes sends when they are due: a connection, or one of its streams.
protocol Performer: AnyObject {
  /// Makes the send that is due.
  func takeTurn()
}

/// Gives the performers of one event loop their turns, in the order in which their sends are due.
///
/// One timer serves them all. One that is behind its time is asked for its next send as if that were due at its last one:
/// those who are late take turns, and a stream without pauses starves no other.
final class Conductor: NIOScheduledCallbackHandler {
  private let eventLoop: any EventLoop
  private let clock: RunClock
  private var turns = Heap<Turn>()
  private var wakesAt: RunTime?
  private var isConducting = false

  /// The most turns between two looks at the network.
  private static let turnsPerWake = 64
  /// How long such a look is waited for: the event loop runs a timer that is due before it looks.
  private static let breath = Duration.microseconds(5)

  init(on eventLoop: any EventLoop, clock: RunClock) {
    self.eventLoop = eventLoop
    self.clock = clock
  }

  /// Gives `performer` a turn at `instant`.
  func schedule(_ performer: any Performer, at instant: RunTime) {
    turns.insert(Turn(at: instant, performer: performer))
    if !isConducting { wake(at: instant) }
  }

  func handleScheduledCallback(eventLoop: some EventLoop) {
    wakesAt = nil
    isConducting = true
    var taken = 0
    while taken < Conductor.turnsPerWake, let turn = turns.min, turn.at <= clock.now() {
      turns.removeMin()
      turn.performer.takeTurn()
      taken += 1
    }
    isConducting = false
    guard let next = turns.min?.at else { return }
    wake(at: taken < Conductor.turnsPerWake ? next : max(next, clock.now() + Conductor.breath))
  }

  private func wake(at instant: RunTime) {
    if let wakesAt, wakesAt <= instant { return }
    wakesAt = instant
    // Both clocks are CLOCK_MONOTONIC. The event loop refuses only when it is shutting down, and then there is nothing to send.
    let deadline = NIODeadline.uptimeNanoseconds(UInt64(clamping: instant.nanoseconds + clock.originNanoseconds))
    _ = try? eventLoop.assumeIsolated().scheduleCallback(at: deadline, handler: self)
  }
}

/// When somebody is to be asked for a send.
private struct Turn: Comparable {
  let at: RunTime
  let performer: any Performer

  static func < (left: Turn, right: Turn) -> Bool { left.at < right.at }
  static func == (left: Turn, right: Turn) -> Bool { left.at == right.at }
}
