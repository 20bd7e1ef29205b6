/// A percentile that reports print: the value below which `perMille` thousandths of a distribution lie.
///
///     rank(p, n) = ⌈p · n⌉,   the rank-th smallest of n values, from 1                      (nearest rank)
///
/// Kept per mille so that ranks are whole-number arithmetic: in binary, 0.999 · 10,000 is a little more than 9,990 and would
/// round up to the next value.
///
/// Others: vLLM, SGLang, AIPerf and inference-perf interpolate linearly between two values, GuideLLM reads a cumulative
/// distribution, llmuses takes index `int(n · p / 100)`. Source: Hyndman & Fan, "Sample Quantiles in Statistical Packages",
/// 1996, definition 1.
struct ReportedPercentile: Sendable {
  let id: String
  let perMille: Int

  static let all = [
    ReportedPercentile(id: "p1", perMille: 10),
    ReportedPercentile(id: "p5", perMille: 50),
    ReportedPercentile(id: "p10", perMille: 100),
    ReportedPercentile(id: "p25", perMille: 250),
    ReportedPercentile(id: "p50", perMille: 500),
    ReportedPercentile(id: "p75", perMille: 750),
    ReportedPercentile(id: "p90", perMille: 900),
    ReportedPercentile(id: "p95", perMille: 950),
    ReportedPercentile(id: "p99", perMille: 990),
    ReportedPercentile(id: "p99.9", perMille: 999),
  ]

  var share: Double { Double(perMille) / 1000 }

  /// The rank of its value among `count`.
  func rank(in count: Int) -> Int { (perMille * count + 999) / 1000 }

  /// At least ten of `count` values lie beyond it, on its thinner side: n · min(p, 1 − p) ≥ 10.
  func isReliable(in count: Int) -> Bool { min(perMille, 1000 - perMille) * count >= 10 * 1000 }
}
