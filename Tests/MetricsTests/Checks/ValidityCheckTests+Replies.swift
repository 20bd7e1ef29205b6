import Testing
import Vocabulary

@testable import Metrics

/// What replies were like.
extension ValidityCheckTests {
  @Test func `requests that were retried are said, with what their latencies are of`() throws {
    var plan = RunPlan()
    plan.retries.limit = 1
    var records = requests()
    #expect(verdict(of: records, plan: plan).status == .valid)
    let send = records[0].departedAt
    records[0].failedAttempts = [FailedAttempt(.rateLimited, sentAt: send, endedAt: send)]
    let found = verdict(of: records, plan: plan)
    #expect(found.status == .validWithWarnings)
    #expect(nearly(try #require(finding("retried", in: found)).value, 0.001))
  }

  @Test func `a reply that holds another prompt's word invalidates all, and is named`() throws {
    let canaries = Canaries(seed: 0)
    func found(_ text: String) -> Verdict.Reason? {
      var plan = RunPlan()
      (plan.hasCanaries, plan.keepsText) = (true, true)
      var record = requests()[0]
      (record.text, record.promptIndex) = (text, 4)
      var fold = IntegrityFold(plan)
      fold?.add(record)
      let point = PointFold(plan: plan, load: plan.points[0], windows: WindowFinder(plan: plan, load: plan.points[0]).windows)
      return finding("foreign_canaries", in: point.report(ending: .completed, integrity: fold?.report(ofPoint: 0)).verdict)
    }
    let foreign = try #require(found("It was \(canaries.word(ofPrompt: 7))."))
    #expect(foreign.severity == .invalidity && foreign.value == 1)
    #expect(foreign.advice.contains("asked prompt 5 and got the word of prompt 8"))
    #expect(found(canaries.word(ofPrompt: 4)) == nil && found("canary") == nil)
  }

  @Test func `replies without output are said, with their share of those that succeeded`() throws {
    var records = requests()
    records[3].notes = [.emptyReply]
    records[999] = FiveChunks.failed(sentAt: 999 * 216)
    let found = try #require(finding("empty_replies", in: verdict(of: records)))
    #expect(found.severity == .warning && found.value == 1.0 / 999)
    records[3].notes = [.dataAfterEnd]
    #expect(finding("empty_replies", in: verdict(of: records)) == nil)
  }

  @Test func `replies with nothing where output is looked for are said, with the first one's words`() throws {
    var records = requests()
    for (index, words) in [(3, "nothing at a: 1"), (7, "nothing at a: 2")] {
      records[index].notes = [.outputNotFound]
      records[index].excerpt = words
    }
    let found = try #require(finding("output_not_found", in: verdict(of: records)))
    #expect(found.severity == .warning && found.value == 0.002)
    #expect(found.advice.contains(" (nothing at a: 1): "))
  }
}
