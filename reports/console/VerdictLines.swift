internal import Vocabulary

/// The reasons of a verdict, each with its number, the limit that it passed, and what to do.
struct VerdictLines {
  let ink: Ink

  func lines(_ reasons: [Verdict.Reason]) -> [String] {
    reasons.flatMap { reason in
      let limit = reason.limit.map { ", limit \($0.brief)" } ?? ""
      let number = reason.value.map { " (\($0.brief)\(limit))" } ?? ""
      return Fact(reason.severity.label, ["\(reason.code)\(number): \(reason.advice)"]).lines { label in
        ink.tinted(label, by: reason.severity.status)
      }
    }
  }
}

extension Verdict.Severity {
  fileprivate var label: String {
    switch self {
    case .warning: "warning"
    case .interruption: "interrupted"
    case .incompleteness: "incomplete"
    case .invalidity: "invalid"
    }
  }
}
