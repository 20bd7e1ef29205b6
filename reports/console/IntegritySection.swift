import Vocabulary

/// What load did to the replies of a point, as the console report says it.
struct IntegritySection {
  let integrity: IntegrityReport

  /// Its lines; none where there was no reply.
  var lines: [String] {
    guard integrity.replies > 0 else { return [] }
    return Fact("integrity", [comparison] + recounts + [endings] + usage + canaries).lines()
  }

  private var comparison: String {
    guard let compared = integrity.compared else { return "replies are not compared, since the temperature is not 0" }
    if compared == 0 { return "no prompt was asked before: nothing to compare" }
    let examples = integrity.changedExamples.isEmpty ? "" : " (\(integrity.changedExamples.prefix(3).joined(separator: ", ")))"
    return
      "\(integrity.changed.grouped) of \(compared.grouped) replies are another text than the first to their prompt\(examples)"
  }

  private var recounts: [String] {
    guard integrity.recounted > 0 else { return [] }
    return ["\(integrity.recounted.grouped) replies count other input tokens than the first to their prompt"]
  }

  private var endings: String {
    "\(integrity.cut.grouped) of \(integrity.replies.grouped) replies ended at the limit of tokens"
      + (integrity.unfinished > 0 ? ", \(integrity.unfinished.grouped) without a finish reason" : "")
  }

  private var usage: [String] {
    guard integrity.usageCompared > 0 else { return [] }
    return [
      "usage counts other output tokens than the events show in \(integrity.usageDiffering.grouped) of "
        + "\(integrity.usageCompared.grouped) streamed replies"
    ]
  }

  private var canaries: [String] {
    guard let canaries = integrity.canaries else { return [] }
    let examples = canaries.examples.prefix(3).map {
      "\($0.requestID.escapedForDisplay()) asked prompt \($0.asked + 1) and got that of \($0.prompt + 1)"
    }
    let foreign =
      canaries.foreign == 0
      ? "none of \(canaries.texts.grouped) texts holds" : "\(canaries.foreign.grouped) of \(canaries.texts.grouped) texts hold"
    return [
      "\(foreign) the canary of another prompt" + (examples.isEmpty ? "" : ": \(examples.joined(separator: ", "))")
        + "; \(canaries.own.grouped) repeat their own"
    ]
  }
}
