/// Whether a measurement is to be believed, and why (not).
public struct Verdict: Sendable, Equatable, Codable {
  /// The worst of the reasons.
  public var status: Status
  /// What was found, worst first; empty for a clean run.
  public var reasons: [Reason]

  /// The status that `reasons` add up to.
  public init(reasons: [Reason]) {
    self.reasons = reasons.sorted { $0.severity > $1.severity }
    status = reasons.map(\.severity).max()?.status ?? .valid
  }

  /// The verdict of several: the worst status, each reason once.
  public init(worstOf verdicts: [Verdict]) {
    var seen: [Reason] = []
    for reason in verdicts.flatMap(\.reasons) where !seen.contains(reason) { seen.append(reason) }
    self.init(reasons: seen)
  }

  /// Reasons by which what the endpoint said is not to be believed either.
  private static let concerningReplies: Set<String> = ["no_success", "foreign_canaries", "server_ended", "local_resources"]

  /// It is invalid for how times were measured: what the endpoint said stands, and what it is worth.
  public var concernsTimesAlone: Bool {
    status == .invalid
      && reasons.allSatisfy { $0.severity != .invalidity || !Verdict.concerningReplies.contains($0.code) }
  }

  /// What a run amounts to.
  public enum Status: String, Sendable, Codable, CaseIterable {
    case valid = "VALID"
    case validWithWarnings = "VALID_WITH_WARNINGS"
    /// The run was stopped by the user; what it holds was measured soundly.
    case interrupted = "INTERRUPTED"
    /// The records end before the run did, or there are none.
    case incomplete = "INCOMPLETE"
    /// The client, not the endpoint, set the numbers; or nothing was measured of the endpoint, or it mixes requests up, or was gone.
    case invalid = "INVALID"
  }

  /// How much a reason weighs; each severity stands for one status.
  public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case warning, interruption, incompleteness, invalidity

    /// The status that a reason of this severity gives.
    public var status: Status {
      switch self {
      case .warning: .validWithWarnings
      case .interruption: .interrupted
      case .incompleteness: .incomplete
      case .invalidity: .invalid
      }
    }

    /// `left` weighs less than `right`.
    public static func < (left: Severity, right: Severity) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  /// One finding.
  public struct Reason: Sendable, Equatable, Codable {
    /// Its name in snake_case, such as `loop_lag`.
    public var code: String
    /// How much it weighs.
    public var severity: Severity
    /// What was measured, in the unit that `advice` names; `nil` where there is no number.
    public var value: Double?
    /// The limit it passed.
    public var limit: Double?
    /// What it means and what to do, one sentence with the units.
    public var advice: String

    /// A finding with these parts.
    public init(code: String, severity: Severity, value: Double? = nil, limit: Double? = nil, advice: String) {
      self.code = code
      self.severity = severity
      self.value = value
      self.limit = limit
      self.advice = advice
    }
  }
}
