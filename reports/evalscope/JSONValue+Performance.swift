internal import Vocabulary

extension JSONValue {
  /// What the requests of `point` took, as EvalScope notes it beside the scores; `null` where no reply came.
  ///
  /// EvalScope's throughput is of one request at a time, whatever went on beside it: it is filled in as EvalScope computes it, and is
  /// no measure of the endpoint. That is in `report.json`.
  init(performanceOf point: PointReport) {
    guard let latency = point.untrimmed.summary("e2el"), let mean = latency.mean, mean > 0 else {
      self = .null
      return
    }
    let tokens = ["input_tokens", "output_tokens"].compactMap { id in
      point.untrimmed.summary(id).map { (id: id, summary: $0, sum: ($0.mean ?? 0) * Double($0.count)) }
    }
    let output = tokens.first { $0.id == "output_tokens" }?.summary.mean
    let usage =
      tokens.map { Member($0.id, JSONValue(table: $0.summary)) }
      + tokens.map { Member("total_\($0.id)", .integer(Int($0.sum.rounded()))) }
    let throughput: JSONValue = ["avg_output_tps": JSONValue(output.map { $0 / mean }), "avg_req_ps": .number(1 / mean)]
    let times = ["ttft", "tpot"].compactMap { id in point.untrimmed.summary(id).map { Member(id, JSONValue(table: $0)) } }
    self = [
      "summary": .object(
        [
          Member("n_samples", .integer(latency.count)), Member("latency", JSONValue(table: latency)),
          Member("throughput", throughput), Member("usage", .object(usage)),
        ] + times)
    ]
  }

  private init(table summary: DistributionSummary) {
    let percentiles = ["25", "50", "75", "90", "99"].map { percent in
      Member("\(percent)%", JSONValue(summary.percentiles.first { $0.id == "p\(percent)" }?.value))
    }
    self = .object(
      [Member("mean", JSONValue(summary.mean)), Member("std", JSONValue(summary.std)), Member("min", JSONValue(summary.min))]
        + percentiles + [Member("max", JSONValue(summary.max))])
  }
}

extension [MetricEntry] {
  /// The distribution of the metric `id`; `nil` where it has no value.
  fileprivate func summary(_ id: String) -> DistributionSummary? {
    guard case .distribution(let summary)? = first(where: { $0.id == id })?.result, summary.count > 0 else { return nil }
    return summary
  }
}
