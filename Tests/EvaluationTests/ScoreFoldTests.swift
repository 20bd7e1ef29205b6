import Tasks
import Testing
import Vocabulary

@testable import Evaluation

/// Replies become scores: worked by hand.
@Suite struct ScoreFoldTests {
  private static let yaml = """
    id: sums
    title: Sums
    about: Sums of two numbers.
    source: https://example.org
    licence: CC0
    layouts:
      - {name: rows, format: jsonl, files: {test: [test.jsonl]}, fields: {question: q, final: a, level: level}}
    split: test
    subset: level
    target: "{final}"
    method: generate
    prompt: {question: "{question}"}
    metrics:
      accuracy: {extract: [drop_thinking, last_number], score: numeric}
    """

  /// Two samples of `easy`, one of `hard`, whose sums are 2, 4 and 60; each asked `repeats` times.
  private func samples(repeats: Int = 1) throws -> TaskSamples {
    let head =
      #"{"schema_version":1,"task":"sums","samples":\#(3 * repeats),"setting":"prony","split":"test","folder":"data","notes":["a note"],"problems":[],"#
      + #""subsets":[{"id":"easy","title":"easy","category":"all"},{"id":"hard","title":"hard","category":"all"}]}"#
    let rows = [("easy", "0", "2"), ("easy", "1", "4"), ("hard", "0", "60")]
    let lines = rows.flatMap { subset, id, target in
      (0..<repeats).map { repetition in
        #"{"subset":"\#(subset)","id":"\#(id)","repetition":\#(repetition),"file":"f","line":1,"text":"?","targets":["\#(target)"]}"#
      }
    }
    return try TaskSamples(lines: ([head] + lines).map { $0[...] }, yaml: Self.yaml)
  }

  private func record(_ prompt: Int, _ text: String?, _ change: (inout RequestRecord) -> Void = { _ in }) -> RequestRecord {
    var record = RequestRecord(requestID: "r\(prompt)", index: prompt, scheduledAt: .zero, outcome: .succeeded)
    record.promptIndex = prompt
    record.text = text
    change(&record)
    return record
  }

  private func report(_ records: [RequestRecord], repeats: Int = 1, against first: [RequestRecord]? = nil) throws -> ScoreReport
  {
    var fold = try ScoreFold(try samples(repeats: repeats))
    for record in records { fold.add(record) }
    guard let first else { return fold.report() }
    var other = try ScoreFold(try samples(repeats: repeats))
    for record in first { other.add(record) }
    return fold.report(against: other)
  }

  @Test func `scores all samples, and apart those with an answer`() throws {
    let report = try report([record(0, "It is 2."), record(1, "I do not know."), record(2, "61")])
    let entry = try #require(report.metrics.first)
    #expect(report.metrics.map(\.name) == ["accuracy"])
    #expect(entry.value == 1.0 / 3)
    #expect(entry.answeredValue == 0.5)
    #expect(entry.count == 3)
    #expect(report.unanswered == ["not_found": 1])
    #expect((report.samples, report.asked) == (3, 3))
    #expect(report.notes == ["a note"])
    let interval = try #require(entry.interval)
    #expect(interval.contains(1.0 / 3) && interval.lowerBound > 0.05 && interval.upperBound < 0.8, "Wilson's of 1 in 3")
  }

  @Test func `tells subsets and categories apart`() throws {
    let report = try report([record(0, "2"), record(1, "5"), record(2, "60")])
    #expect(
      report.subsets == [
        ScoreRow("easy", count: 2, values: [0.5], category: "all"), ScoreRow("hard", count: 1, values: [1], category: "all"),
      ])
    #expect(report.categories == [ScoreRow("all", count: 3, values: [2.0 / 3])])
  }

  @Test func `a failed request has no reply, a cancelled one and the warm-up are not asked`() throws {
    let failure = RequestFailure(.connectionReset, "gone")
    let report = try report([
      record(0, "2"), record(1, nil) { $0.outcome = .failed(failure) }, record(2, nil) { $0.outcome = .cancelled },
      record(2, "60") { $0.isWarmUp = true },
    ])
    #expect(report.metrics.first?.value == 0.5)
    #expect(report.asked == 2)
    #expect(report.unanswered == ["no_reply": 1])
  }

  @Test(arguments: ["<think>2 or 3", ""]) func `a reply cut within its thinking has no answer`(text: String) throws {
    let report = try report([
      record(0, text) {
        $0.finishReason = "length"
        $0.arrivals = [TokenArrival(at: .zero, deliveryLag: 0, tokens: 1, kind: .reasoning)]
      }
    ])
    #expect(report.unanswered == ["unfinished_thinking": 1])
    #expect(report.metrics.first?.value == 0)
  }

  @Test func `repeated rows give pass, pass hat and vote`() throws {
    // The first row is right in one of two, the others always.
    let replies = ["2", "3", "4", "4", "60", "60"]
    let report = try report(replies.enumerated().map { record($0, $1) }, repeats: 2)
    #expect(report.metrics.map(\.name) == ["accuracy", "accuracy pass@2", "accuracy pass^2", "accuracy vote@2"])
    #expect(report.metrics.map(\.value) == [5.0 / 6, 1, 2.0 / 3, 1])
    #expect(report.metrics.map(\.count) == [6, 3, 3, 3])
  }

  @Test func `a point is compared with the first, sample by sample`() throws {
    let report = try report(
      [record(0, "2"), record(1, "5"), record(2, "60!")], against: [record(0, "3"), record(1, "4"), record(2, "60")])
    let comparison = try #require(report.comparison)
    #expect((comparison.onlyFirst, comparison.onlyThis, comparison.common) == (1, 1, 3))
    #expect(comparison.probability == 1)
    #expect(comparison.changedAnswers == 2)
    #expect(comparison.examples == ["easy/0", "easy/1"])
  }

  @Test func `samples come back from their lines as they were`() throws {
    let samples = try samples(repeats: 2)
    let again = try TaskSamples(lines: samples.lines.map { $0[...] }, yaml: samples.task.yaml)
    #expect(again.lines == samples.lines)
    #expect(again.samples.map(\.targets) == samples.samples.map(\.targets))
  }
}
