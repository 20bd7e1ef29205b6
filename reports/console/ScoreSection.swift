internal import Vocabulary

/// What the replies of a point are worth, as the console report says it.
struct ScoreSection {
  let score: ScoreReport
  let ink: Ink

  /// Its parts: what was asked, the metrics, the subsets, and the comparison with the first point.
  var parts: [[String]] { [facts, metrics, rows(of: score.categories, "Category"), rows(of: score.subsets, "Subset")] }

  private var facts: [String] {
    let asked =
      "\(score.title), setting \(score.setting), split \(score.split): "
      + (score.asked > score.samples
        ? "\(score.samples.grouped) samples asked, \(score.asked.grouped) times in all"
        : "\(score.asked.grouped) of \(score.samples.grouped) samples asked")
    let reasons = score.unanswered.sorted { $0.key < $1.key }.map { "\($1.grouped) × \($0)" }
    let unanswered = reasons.isEmpty ? [] : ["without an answer: " + reasons.joined(separator: ", ")]
    let shown = score.problems.prefix(10)
    let more = score.problems.count > shown.count ? ["… all of them are in report.json"] : []
    let problems = shown.isEmpty ? [] : ["\(score.problems.count.grouped) rows do not fit, and were not asked:"] + shown + more
    let earlier = score.earlier > 0 ? ["\(score.earlier.grouped) replies are of an earlier run or of the cache"] : []
    return Fact("score", [asked] + earlier + unanswered + problems + score.notes + (score.comparison.map(statements) ?? []))
      .lines()
  }

  /// This point against the first.
  private func statements(of comparison: ScoreComparison) -> [String] {
    let chance = comparison.probability.map { ", McNemar's p = \($0.brief)" } ?? ""
    let examples = comparison.examples.isEmpty ? "" : ": \(comparison.examples.joined(separator: ", "))"
    return [
      "against point 1, over \(comparison.common.grouped) samples: \(comparison.onlyFirst.grouped) right only there, "
        + "\(comparison.onlyThis.grouped) only here\(chance); "
        + "\(comparison.changedAnswers.grouped) answers are another one\(examples)"
    ]
  }

  private var metrics: [String] {
    guard !score.metrics.isEmpty else { return [] }
    let head =
      "  Metric".left(34) + "score".right(10) + "95 % interval".right(18) + "stderr".right(10) + "answered".right(10)
      + "samples".right(10)
    return [ink.bold(head)]
      + score.metrics.map { entry in
        let interval = entry.interval.map { "\($0.lowerBound.fixed(4))–\($0.upperBound.fixed(4))" } ?? "–"
        return "  \(entry.name)".left(34) + text(entry.value).right(10) + interval.right(18)
          + text(entry.standardError).right(10)
          + text(entry.answeredValue).right(10) + entry.count.grouped.right(10)
      }
  }

  private func rows(of parts: [ScoreRow], _ title: String) -> [String] {
    guard !parts.isEmpty else { return [] }
    let names = score.metrics.filter { !$0.name.contains("@") }.map(\.name)
    let head = "  \(title)".left(44) + "samples".right(10) + names.map { String($0.prefix(16)).right(18) }.joined()
    return [ink.bold(head)]
      + parts.map { part in
        "  \(part.name.escapedForDisplay(limit: 40))".left(44) + part.count.grouped.right(10)
          + part.values.map { text($0).right(18) }.joined()
      }
  }

  private func text(_ value: Double?) -> String { value?.fixed(4) ?? "–" }
}
