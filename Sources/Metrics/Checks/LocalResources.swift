import Vocabulary

extension ValidityCheck {
  /// The client's machine ran out of descriptors, ports or memory, once or more.
  static let localResources = ValidityCheck { evidence in
    guard let failure = evidence.tally.failures.first(where: { $0.kind == .localResource }) else { return nil }
    return Verdict.Reason(
      code: "local_resources", severity: .invalidity, value: Double(failure.count), limit: 0,
      advice: """
        This many requests failed for want of descriptors, ports or memory on the client's own machine: raise its limits or ask \
        for less concurrency.
        """)
  }
}
