import Testing
import Vocabulary

@testable import Metrics

@Suite struct RetryTallyTests {
  /// The request, retried after attempts that each took 20 ms.
  private func resent(_ record: RequestRecord, after kinds: RequestFailure.Kind...) -> RequestRecord {
    var record = record
    record.failedAttempts = kinds.enumerated().map { index, kind in
      let sentAt = record.scheduledAt + .milliseconds(Int64(index) * 100)
      return FailedAttempt(kind, urlIndex: index, sentAt: sentAt, endedAt: sentAt + .milliseconds(20))
    }
    record.attempts = kinds.count + 1
    return record
  }

  private var records: [RequestRecord] {
    [
      FiveChunks.record(), resent(FiveChunks.record(), after: .rateLimited),
      resent(FiveChunks.record(), after: .rateLimited, .httpServerError),
      resent(FiveChunks.failed(.rateLimited), after: .connectionReset), FiveChunks.failed(),
      resent(FiveChunks.cancelled, after: .rateLimited), FiveChunks.unsent(.dropped, at: 0),
    ]
  }

  @Test func `what was retried is counted by how it ended, its failed attempts by class`() throws {
    var plan = RunPlan()
    plan.retries.limit = 2
    let report = try #require(PointReport(of: records, plan: plan, concurrency: 1).retries)
    #expect(report.requests == 4 && report.attempts == 11)
    #expect(report.saved == 2 && report.gaveUp == 1)
    #expect(report.failedAttempts == [.rateLimited: 3, .httpServerError: 1, .connectionReset: 1])
    #expect(nearly(report.secondsInFailedAttempts, 0.1))
  }

  @Test func `each endpoint has the attempts that failed there`() {
    var plan = RunPlan()
    plan.retries.limit = 2
    plan.urls = ["http://a", "http://b"]
    let report = PointReport(of: records, plan: plan, concurrency: 1)
    #expect(report.urls.map(\.failedAttempts) == [4, 1])
  }

  @Test func `nothing is said of it where nothing may be retried`() {
    let report = PointReport(of: records, plan: RunPlan(), concurrency: 1)
    #expect(report.retries == nil)
    #expect(!report.verdict.reasons.contains { $0.code == "retried" })
  }
}
