import Vocabulary

extension RunMetric {
  /// Little's law: whether rate, time in system and concurrency of the window agree, as they must when the load was steady.
  ///
  ///     little_ratio = L / (λ · W),   1 when steady
  ///
  /// - L: `concurrency_mean`.
  /// - λ: requests per second that ended in the window, failed and cancelled ones included.
  /// - W: their mean time from send to end.
  ///
  /// It leaves 1 when latency grows during the window, and in a window only a few latencies long: what is in flight when it closes is
  /// in L and not in λ. Undefined when nothing ended, or took no time.
  ///
  /// Source: Little, "A Proof for the Queuing Formula: L = λW", Operations Research 9(3), 1961.
  package static let littleRatio = RunMetric("little_ratio", "Little's law, L / λW", .ratio) {
    guard let seen = concurrencyMean.value($0), let expected = $0.perSecond($0.secondsInSystem), expected > 0 else {
      return nil
    }
    return seen / expected
  }
}
