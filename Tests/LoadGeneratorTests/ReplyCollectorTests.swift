import Protocols
import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct ReplyCollectorTests {
  private func collector(_ tally: LiveTally = LiveTally(), isStreamed: Bool = true) throws -> ReplyCollector {
    let source = try RequestSource.scripted { $0.isStreamed = isStreamed }
    let collector = ReplyCollector(parser: source.parser(ofPrompt: 0), expectedEvents: 4, tally: tally, at: at(100))
    collector.receive(head: ReplyHead(status: 200, contentType: isStreamed ? "text/event-stream" : "application/json"))
    return collector
  }

  private func at(_ nanoseconds: Int64) -> RunTime { RunTime(nanoseconds: nanoseconds) }

  @Test func `an event has the stamp of the piece that completed it`() throws {
    let collector = try collector()
    let event = ScriptedReply.event("one")
    #expect(collector.take(String(event.prefix(9)), at: 200, read: 1))
    #expect(collector.arrivals.isEmpty)
    #expect(collector.take(String(event.dropFirst(9)), at: 300, deliveredAt: 350, read: 2))
    #expect(collector.arrivals == [TokenArrival(at: at(300), deliveryLag: 50, tokens: 1, kind: .content)])
  }

  /// Reads of the words that come, one after the other.
  @Test(arguments: [
    ([1, 2, 3], 0), ([1, 1, 3], 2), ([1, 1, 1], 3), ([1, 1, 2, 2], 4), ([1, 2, 2, 3], 2), ([1], 0),
  ])
  func `events that share a read are merged, whatever pieces it comes in`(reads: [UInt64], merged: Int) throws {
    let collector = try collector()
    for read in reads { #expect(collector.take(ScriptedReply.event("word"), at: 200, read: read)) }
    #expect(collector.mergedArrivals == merged)
    #expect(collector.arrivals.count == reads.count)
  }

  @Test func `what brings no output merges with nothing`() throws {
    let collector = try collector()
    let usage = "data: {\"usage\":{\"input\":3,\"output\":1}}\n\n"
    #expect(collector.take(ScriptedReply.event("word") + usage + ScriptedReply.done, at: 200, read: 1))
    #expect(collector.arrivals.map(\.kind) == [.content, .other, .other])
    #expect(collector.arrivals.map(\.tokens) == [1, 0, 0])
    #expect(collector.mergedArrivals == 0)
  }

  @Test func `the terminal event completes the reply, and its arrival is the end`() throws {
    let collector = try collector()
    #expect(collector.take(ScriptedReply.event("word"), at: 200, read: 1))
    #expect(!collector.isComplete)
    #expect(collector.take(ScriptedReply.done, at: 300, read: 2))
    #expect(collector.isComplete)
    #expect(collector.take("\n", at: 400, read: 3))
    let end = collector.finish(at: at(500), isClean: true)
    #expect(end.failure == nil)
    #expect(collector.finishedAt == at(300))
  }

  @Test func `an event that fails the reply ends the transfer and is none`() throws {
    let collector = try collector()
    let refusal = "data: {\"error\":\"out of memory\"}\n\n"
    #expect(!collector.take(ScriptedReply.event("word") + refusal + ScriptedReply.event("word"), at: 200, read: 1))
    #expect(collector.arrivals.count == 1)
    #expect(collector.finish(at: at(300), isClean: true).failure == RequestFailure(.apiError, "out of memory"))
    #expect(collector.finishedAt == at(300))
  }

  @Test func `a whole reply is one event, when its body is over`() throws {
    let collector = try collector(isStreamed: false)
    #expect(collector.take("{\"text\":\"two words\",", at: 200, deliveredAt: 210, read: 1))
    #expect(collector.take("\"usage\":{\"input\":5,\"output\":2}}", at: 300, deliveredAt: 330, read: 2))
    #expect(collector.arrivals.isEmpty)
    let end = collector.finish(at: at(300), isClean: true)
    #expect(collector.arrivals.map(\.at) == [at(300)])
    #expect(collector.arrivals.map(\.deliveryLag) == [30])
    #expect(end.usage == TokenUsage(input: 5, output: 2))
  }

  @Test func `the tally sees the time to the first output, then the gaps`() throws {
    let tally = LiveTally()
    let collector = try collector(tally)
    for (read, at) in [(1, 150), (2, 170), (3, 200)] as [(UInt64, Int64)] {
      #expect(collector.take(ScriptedReply.event("word"), at: at, read: read))
    }
    let counts = tally.publish()
    #expect(counts.outputTokens == 3)
    #expect(counts.timeToFirstToken.filled.map(\.count) == [1])
    #expect(counts.timeToFirstToken.minimum == 50)
    #expect([counts.gaps.minimum, counts.gaps.maximum] == [20, 30])
    #expect(tally.publish().gaps.count == 0, "the next publication begins anew")
  }
}

extension ReplyCollector {
  /// Takes `text` as one piece; whether it wants more.
  fileprivate func take(_ text: String, at: Int64, deliveredAt: Int64? = nil, read: UInt64) -> Bool {
    let stamp = ArrivalStamp(
      at: RunTime(nanoseconds: at), deliveredAt: RunTime(nanoseconds: deliveredAt ?? at), read: read, source: .kernel)
    return receive(Array(text.utf8).span, stamp: stamp)
  }
}
