import Testing
import Vocabulary

@testable import Metrics

@Suite struct RequestTallyTests {
  private func tally(of records: [RequestRecord], planned: Int? = nil) -> RequestTally {
    records.reduce(into: RequestTally(planned: planned)) { $0.add($1, output: $1.countedOutput) }
  }

  @Test func `planned is sent, dropped and unsent; sent is succeeded, failed and cancelled`() {
    let records = [
      FiveChunks.record(), FiveChunks.record(), FiveChunks.failed(), FiveChunks.cancelled,
      FiveChunks.unsent(.dropped, at: 0), FiveChunks.unsent(.cancelled, at: 0),
    ]
    let tally = tally(of: records, planned: 8)
    let counts = tally.counts
    #expect(counts.sent == 4 && counts.succeeded == 2 && counts.failed == 1 && counts.cancelled == 1 && counts.dropped == 1)
    #expect(counts.completed == 3 && counts.planned == 8)
    #expect(tally.unsent(of: RunPlan()) == 3)
  }

  @Test func `a duration that cuts a number short leaves only what was due unsent`() {
    var plan = RunPlan()
    plan.duration = .seconds(1)
    #expect(tally(of: [FiveChunks.unsent(.cancelled, at: 0)], planned: 100).unsent(of: plan) == 1)
    #expect(tally(of: [FiveChunks.record()]).unsent(of: plan) == 0)
  }

  @Test func `failures are counted by class, most frequent first, with the first one's words`() {
    var other = FiveChunks.failed(.rateLimited)
    other.outcome = .failed(RequestFailure(.rateLimited, "slow down"))
    var another = other
    another.outcome = .failed(RequestFailure(.rateLimited, "slower"))
    let failures = tally(of: [FiveChunks.failed(), other, another]).failures
    #expect(
      failures == [
        FailureCount(kind: .rateLimited, count: 2, example: "slow down"),
        FailureCount(kind: .streamTruncated, count: 1, example: "the stream ended early"),
      ])
  }

  @Test func `a prompt that is sent twice is counted once`() {
    let records = [3, 0, 3].map { index in
      var record = FiveChunks.record()
      record.promptIndex = index
      return record
    }
    var dropped = FiveChunks.unsent(.dropped, at: 0)
    dropped.promptIndex = 7
    #expect(tally(of: records + [dropped]).prompts.distinct == 2)
  }

  @Test func `sources, notes, versions and addresses are counted by request`() {
    var odd = FiveChunks.record()
    odd.notes = [.dataAfterEnd, .invalidText]
    odd.stampSource = .readiness
    odd.http?.version = "2"
    odd.http?.isResent = true
    odd.address = "2001:db8::7"
    odd.tokenSource = .chunks
    let tally = tally(of: [FiveChunks.record(), FiveChunks.record(), odd, FiveChunks.unsent(.dropped, at: 0)])
    #expect(tally.tokenSources == [.usage: 2, .chunks: 1])
    #expect(tally.stampSources == [.kernel: 2, .readiness: 1])
    #expect(tally.notes == [.dataAfterEnd: 1, .invalidText: 1])
    #expect(tally.httpVersions == ["1.1": 2, "2": 1])
    #expect(tally.resentRequests == 1)
    #expect(tally.addresses == ["2001:db8::7": 1])
  }

  @Test(arguments: [
    // Chunks that count as many tokens as the usage, or one fewer for the end of the sequence, are timed per token.
    (TokenSource.usage, 7, 0), (.usage, 8, 0),
    // Else it is not known which chunk brought how many.
    (.usage, 28, 1), (.usage, 6, 1), (.chunks, 4, 1), (.events, 7, 0),
  ])
  func `a reply is timed per chunk where nobody says what its chunks brought`(source: TokenSource, output: Int, expected: Int) {
    var record = FiveChunks.record()
    record.tokenSource = source
    record.usage.output = output
    #expect(tally(of: [record]).perChunkRequests == expected)
  }

  @Test func `usage is held against the tokens that chunks counted`() {
    var generous = FiveChunks.record()
    generous.usage.output = 28
    let usage = tally(of: [FiveChunks.record(), generous, FiveChunks.whole]).usage
    #expect(usage.replies == 2 && usage.differing == 1 && usage.ratio == 2.5)
  }
}
