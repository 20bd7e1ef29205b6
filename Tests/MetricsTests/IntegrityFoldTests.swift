import Metrics
import Testing
import Vocabulary

@Suite struct IntegrityFoldTests {
  /// What `records` come to at the first of two points of a plan that `change` makes.
  private func report(
    _ records: [RequestRecord], ofPoint index: Int = 0, _ change: (inout RunPlan) -> Void = { _ in }
  ) throws -> IntegrityReport {
    var plan = RunPlan()
    plan.concurrency = [1, 2]
    plan.keepsText = true
    plan.temperature = 0
    change(&plan)
    var fold = try #require(IntegrityFold(plan))
    for record in records { fold.add(record) }
    return fold.report(ofPoint: index)
  }

  /// A reply that says `text` to the prompt at `prompt`.
  private func record(_ text: String, to prompt: Int = 0, _ change: (inout RequestRecord) -> Void = { _ in }) -> RequestRecord {
    var record = RequestRecord(requestID: "r\(prompt)", index: prompt, scheduledAt: .zero, outcome: .succeeded)
    record.promptIndex = prompt
    record.text = text
    record.finishReason = "stop"
    change(&record)
    return record
  }

  @Test(arguments: ["length", "max_tokens", "MAX_TOKENS", "max_output_tokens", "limit"])
  func `a reply that ended at the limit is cut, in the words of any API`(word: String) throws {
    let report = try report([record("a") { $0.finishReason = word }, record("b", to: 1)])
    #expect((report.replies, report.cut, report.unfinished) == (2, 1, 0))
  }

  @Test func `a weighed text is not cut, though one token was asked for behind it`() throws {
    let weighed = record("a") {
      $0.finishReason = "length"
      $0.likelihood = Likelihood(logprob: -1, tokens: 1)
    }
    #expect(try report([weighed]).cut == 0)
  }

  @Test func `a reply without a reason is unfinished only where others have one`() throws {
    let silent = record("a") { $0.finishReason = nil }
    #expect(try report([silent, silent]).unfinished == 0)
    #expect(try report([silent, silent, record("b", to: 1)]).unfinished == 2)
  }

  @Test func `warm-up, failures and what was cancelled are no replies`() throws {
    let records = [
      record("a") { $0.isWarmUp = true }, record("b") { $0.outcome = .cancelled },
      record("c") { $0.outcome = .failed(RequestFailure(.connectionReset, "gone")) },
    ]
    #expect(try report(records).replies == 0)
  }

  @Test func `a prompt that is asked twice at one point is compared with itself`() throws {
    let report = try report([record("a"), record("b"), record("a")])
    #expect((report.compared, report.changed, report.changedExamples) == (2, 1, ["r0"]))
  }

  @Test func `prompts that say the same are compared, unless each has a word of its own`() throws {
    let records = [record("a"), record("b", to: 1), record("a", to: 2)]
    for (hasCanaries, expected) in [(false, 2), (true, 0)] {
      var plan = RunPlan()
      (plan.keepsText, plan.temperature, plan.hasCanaries) = (true, 0, hasCanaries)
      var fold = try #require(IntegrityFold(plan, firstAlike: [0, 0, 0]))
      for record in records { fold.add(record) }
      #expect(fold.report(ofPoint: 0).compared == expected)
    }
  }

  @Test func `examples are few, however many replies changed`() throws {
    let report = try report([record("a")] + (0..<1000).map { record("\($0)") })
    #expect(report.changed == 1000)
    #expect(report.changedExamples.count == 10)
  }

  @Test func `points are told apart, and the first is what the second is compared with`() throws {
    let records =
      [record("a"), record("b", to: 1)]
      + [record("a"), record("c", to: 1)].map { record in
        var record = record
        record.point = 1
        return record
      }
    #expect(try report(records).compared == 0)
    let second = try report(records, ofPoint: 1)
    #expect((second.compared, second.changed) == (2, 1))
  }

  @Test func `a reply with its own word and another's is mixed up`() throws {
    let canaries = Canaries(seed: 5)
    let report = try report([
      record("\(canaries.word(ofPrompt: 0)) \(canaries.word(ofPrompt: 7))"), record(canaries.word(ofPrompt: 1), to: 1),
      record("none", to: 2),
    ]) {
      $0.seed = 5
      $0.hasCanaries = true
    }
    let found = try #require(report.canaries)
    #expect((found.own, found.foreign) == (2, 1))
    #expect(found.examples == [CanaryReport.Example(requestID: "r0", asked: 0, prompt: 7)])
  }
}
