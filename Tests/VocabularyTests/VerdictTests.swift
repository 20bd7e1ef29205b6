import Testing
import Vocabulary

@Suite struct VerdictTests {
  private func reason(_ severity: Verdict.Severity, _ code: String = "code") -> Verdict.Reason {
    Verdict.Reason(code: code, severity: severity, advice: "Advice.")
  }

  @Test(
    arguments: [
      ([], Verdict.Status.valid),
      ([.warning], .validWithWarnings),
      ([.warning, .interruption], .interrupted),
      ([.interruption, .incompleteness, .warning], .incomplete),
      ([.warning, .invalidity, .incompleteness], .invalid),
    ] as [([Verdict.Severity], Verdict.Status)])
  func `the status is that of the worst reason`(severities: [Verdict.Severity], status: Verdict.Status) {
    #expect(Verdict(reasons: severities.map { reason($0) }).status == status)
  }

  @Test func `reasons stand worst first, and else as they came`() {
    let reasons = [reason(.warning, "a"), reason(.invalidity, "b"), reason(.warning, "c"), reason(.invalidity, "d")]
    #expect(Verdict(reasons: reasons).reasons.map(\.code) == ["b", "d", "a", "c"])
  }

  @Test func `the verdict of several holds each reason once`() {
    let first = Verdict(reasons: [reason(.warning, "a"), reason(.interruption, "b")])
    let second = Verdict(reasons: [reason(.warning, "a"), reason(.warning, "c")])
    let worst = Verdict(worstOf: [first, second])
    #expect(worst.status == .interrupted && worst.reasons.map(\.code) == ["b", "a", "c"])
    #expect(Verdict(worstOf: []).status == .valid)
  }
}
