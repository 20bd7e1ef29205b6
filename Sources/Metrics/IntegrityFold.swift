package import Vocabulary

/// Folds the records of a run into what load did to its replies, where their text is kept.
///
/// Records come in order of their end, so the first reply to a prompt is one of the first point that asked it: what all later ones are
/// compared with. Memory grows with the prompts, not with the requests.
package struct IntegrityFold: Sendable {
  /// How many examples of a finding are told.
  private static let examples = 10

  private let comparesTexts: Bool
  private let canaries: Canaries?
  /// By prompt, the first one that says the same; empty where none repeats another.
  private let firstAlike: [Int]
  private var firstReplies: [Int: FirstReply] = [:]
  private var points: [IntegrityReport]
  /// A reply had a finish reason.
  private var hasFinishReasons = false

  /// What is known of a prompt since its first reply.
  private struct FirstReply {
    var text: Int?
    var inputTokens: Int?
  }

  /// A fold over the records of `plan`; `nil` where it keeps no text.
  ///
  /// By prompt, `firstAlike` is the first one that says the same; empty where none repeats another.
  package init?(_ plan: RunPlan, firstAlike: [Int] = []) {
    guard plan.keepsText else { return nil }
    // Words of their own make prompts differ that say the same.
    self.firstAlike = plan.hasCanaries ? [] : firstAlike
    comparesTexts = plan.temperature == 0
    canaries = plan.hasCanaries ? Canaries(seed: plan.seed) : nil
    var blank = IntegrityReport()
    if comparesTexts { blank.compared = 0 }
    if canaries != nil { blank.canaries = CanaryReport() }
    points = Array(repeating: blank, count: plan.points.count)
  }

  /// Takes the run's next record.
  package mutating func add(_ record: RequestRecord) {
    guard !record.isWarmUp, record.outcome == .succeeded else { return }
    points[record.point].replies += 1
    if record.finishReason == nil { points[record.point].unfinished += 1 } else { hasFinishReasons = true }
    // What comes behind a text that was weighed is one token, and of no interest.
    if record.endedAtLimit, record.likelihood == nil { points[record.point].cut += 1 }
    compare(record)
    if let text = record.text { look(for: canaries, in: text, of: record) }
  }

  private mutating func compare(_ record: RequestRecord) {
    let text = comparesTexts && record.likelihood == nil ? record.text.map { Array($0.utf8).hashValue } : nil
    let prompt = firstAlike.indices.contains(record.promptIndex) ? firstAlike[record.promptIndex] : record.promptIndex
    guard let first = firstReplies[prompt] else {
      firstReplies[prompt] = FirstReply(text: text, inputTokens: record.usage.input)
      return
    }
    if let input = record.usage.input, let before = first.inputTokens, input != before { points[record.point].recounted += 1 }
    guard let text, let before = first.text else { return }
    points[record.point].compared? += 1
    guard text != before else { return }
    points[record.point].changed += 1
    if points[record.point].changedExamples.count < IntegrityFold.examples {
      points[record.point].changedExamples.append(record.requestID)
    }
  }

  private mutating func look(for canaries: Canaries?, in text: String, of record: RequestRecord) {
    guard let canaries, var report = points[record.point].canaries else { return }
    report.texts += 1
    let named = canaries.prompts(namedIn: text)
    if named.contains(record.promptIndex) { report.own += 1 }
    if let other = named.first(where: { $0 != record.promptIndex }) {
      report.foreign += 1
      if report.examples.count < IntegrityFold.examples {
        report.examples.append(CanaryReport.Example(requestID: record.requestID, asked: record.promptIndex, prompt: other))
      }
    }
    points[record.point].canaries = report
  }

  /// What it came to at the point at `index`, but for the usage.
  package func report(ofPoint index: Int) -> IntegrityReport {
    var report = points[index]
    if !hasFinishReasons { report.unfinished = 0 }
    return report
  }
}

extension RequestRecord {
  /// The reply ended at the limit of tokens, in the words of any protocol.
  fileprivate var endedAtLimit: Bool {
    ["length", "max_tokens", "MAX_TOKENS", "max_output_tokens", "limit"].contains(finishReason)
  }
}
