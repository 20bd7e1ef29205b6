import Vocabulary

extension ValidityCheck {
  /// The wall clock stepped during the window.
  ///
  /// Only noted: instants are of the monotonic clock, and the kernel's stamps are brought to it by an offset that is sampled anew.
  static let clockStepped = ValidityCheck { evidence in
    let step = evidence.client.largestClockStep
    guard step > 0 else { return nil }
    return Verdict.Reason(
      code: "clock_stepped", severity: .warning, value: step, limit: 0,
      advice: "The wall clock was set by this many seconds: arrivals around that moment may be off by as much.")
  }
}
