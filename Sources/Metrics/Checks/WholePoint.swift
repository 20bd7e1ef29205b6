import Vocabulary

extension ValidityCheck {
  /// The window is the whole point though a steady one was wanted.
  static let wholePoint = ValidityCheck { evidence in
    guard !evidence.plan.isUntrimmed, evidence.totals.sent > 0, let remark = evidence.window.remark else { return nil }
    return Verdict.Reason(
      code: "whole_point", severity: .warning,
      advice: "The window is \(remark); ramp-up and drain are in the numbers: send more requests per user.")
  }
}
