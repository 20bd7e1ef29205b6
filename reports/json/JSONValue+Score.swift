internal import Vocabulary

extension JSONValue {
  /// What replies are worth as answers to a task.
  init(_ score: ScoreReport) {
    self = [
      "task": .text(score.task), "title": .text(score.title), "setting": .text(score.setting), "split": .text(score.split),
      "aggregation": .text(score.aggregation), "samples": .integer(score.samples), "asked": .integer(score.asked),
      "earlier": .integer(score.earlier),
      "unanswered": .object(score.unanswered.sorted { $0.key < $1.key }.map { Member($0.key, .integer($0.value)) }),
      "metrics": .list(score.metrics.map { JSONValue($0) }),
      "subsets": .list(score.subsets.map { JSONValue($0, of: score.metrics) }),
      "categories": .list(score.categories.map { JSONValue($0, of: score.metrics) }),
      "comparison": score.comparison.map { JSONValue($0) } ?? .null, "notes": .list(score.notes.map { .text($0) }),
      "problems": .list(score.problems.map { .text($0) }),
    ]
  }

  private init(_ entry: ScoreEntry) {
    self = [
      "name": .text(entry.name), "value": JSONValue(entry.value), "stderr": JSONValue(entry.standardError),
      "ci95": entry.interval.map { [.number($0.lowerBound), .number($0.upperBound)] } ?? .null,
      "answered_value": JSONValue(entry.answeredValue), "count": .integer(entry.count),
    ]
  }

  private init(_ row: ScoreRow, of metrics: [ScoreEntry]) {
    let names = metrics.map(\.name).filter { !$0.contains("@") }
    self = [
      "name": .text(row.name), "count": .integer(row.count),
      "values": .object(zip(names, row.values).map { Member($0, JSONValue($1)) }),
    ]
  }

  private init(_ comparison: ScoreComparison) {
    self = [
      "common": .integer(comparison.common), "only_first": .integer(comparison.onlyFirst),
      "only_this": .integer(comparison.onlyThis), "p": JSONValue(comparison.probability),
      "changed_answers": .integer(comparison.changedAnswers),
      "examples": .list(comparison.examples.map { .text($0) }),
    ]
  }
}
