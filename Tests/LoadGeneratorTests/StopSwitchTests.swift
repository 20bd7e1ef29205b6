import TestKit
import Testing

@testable import LoadGenerator

@Suite struct StopSwitchTests {
  @Test func `without an interruption it is never thrown`() async {
    let stop = StopSwitch()
    let value = await stop.obey(AsyncStream { $0.finish() }, grace: .zero) { 7 }
    #expect(value == 7)
    #expect(!stop.isThrown)
  }

  @Test func `what the body throws passes through`() async {
    await #expect(throws: Refusal()) {
      try await StopSwitch().obey(AsyncStream { $0.finish() }, grace: .zero) { () throws(Refusal) in throw Refusal() }
    }
  }

  @Test func `before the load one interruption cancels, for there is nothing to wait for`() async {
    let stop = StopSwitch()
    let drained = Watched(0)
    let wasCancelled = await stop.obey(
      AsyncStream { $0.yield() }, grace: .seconds(3600), draining: { drained.change { $0 += 1 } },
      { await cancellation() })
    #expect(wasCancelled)
    #expect(stop.isThrown)
    #expect(drained.value == 0)
  }

  @Test func `during the load one interruption throws it, tells of it, and cancels nothing`() async {
    let stop = StopSwitch()
    stop.beginLoad()
    let drained = Watched(0)
    let wasCancelled = await stop.obey(
      AsyncStream { $0.yield() }, grace: .seconds(3600), draining: { drained.change { $0 += 1 } },
      {
        while drained.value == 0 { await Task.yield() }
        return Task.isCancelled
      })
    #expect(!wasCancelled)
    #expect(stop.isThrown)
  }

  @Test func `a second interruption cancels`() async {
    let stop = StopSwitch()
    stop.beginLoad()
    let (interruptions, interrupt) = AsyncStream<Void>.makeStream()
    interrupt.yield()
    interrupt.yield()
    #expect(await stop.obey(interruptions, grace: .seconds(3600)) { await cancellation() })
  }

  @Test(arguments: [true, false])
  func `the end of the grace cancels, be there more interruptions to come or not`(isFinished: Bool) async {
    let stop = StopSwitch()
    stop.beginLoad()
    let (interruptions, interrupt) = AsyncStream<Void>.makeStream()
    interrupt.yield()
    if isFinished { interrupt.finish() }
    #expect(await stop.obey(interruptions, grace: .milliseconds(1)) { await cancellation() })
  }

  @Test func `a load that begins after the first interruption finds it thrown`() async {
    let stop = StopSwitch()
    await stop.obey(AsyncStream { $0.yield() }, grace: .zero) { _ = await cancellation() }
    stop.beginLoad()
    #expect(stop.isThrown)
  }

  private struct Refusal: Error, Equatable {}
}

/// Waits until the task is cancelled: `true`.
private func cancellation() async -> Bool {
  for await _ in AsyncStream<Void>.makeStream().stream {}
  return Task.isCancelled
}
