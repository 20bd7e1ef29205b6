internal import Vocabulary

/// The tables of one point: which metrics stand in them, and in which order.
struct PointTables {
  let point: PointReport
  let ink: Ink

  /// What a user waits for.
  var latency: DistributionTable {
    let isOpenLoop = point.load.requestRate != nil
    let hasFailures = point.counts.failed > 0
    let rows: [(row: DistributionTable.Row, isShown: Bool)] = [
      (("ttft", "first token"), true),
      (("ttft_scheduled", "from when due"), isOpenLoop),
      (("adjusted_ttft", "failures as ∞"), hasFailures),
      (("ttfat", "first answer token"), point["ttfat"] != point["ttft"]),
      (("itl", point.perChunkRequests > 0 ? "per chunk" : "between tokens"), true),
      (("icl", "between chunks"), point["icl"] != point["itl"]),
      (("longest_stall", "longest gap"), true),
      (("tpot", "per output token"), true),
      (("e2el", "whole reply"), true),
      (("e2el_scheduled", "from when due"), isOpenLoop),
      (("adjusted_e2el", "failures as ∞"), hasFailures),
    ]
    return DistributionTable("Latency", rows.filter(\.isShown).map(\.row), of: point, ink: ink)
  }

  /// What a request takes and brings.
  var perRequest: DistributionTable {
    let rows: [DistributionTable.Row] = [
      ("input_tokens", nil), ("output_tokens", nil), ("reasoning_tokens", nil), ("cached_tokens", nil), ("packages", nil),
      ("output_speed", nil),
    ]
    return DistributionTable("Per request", rows, of: point, ink: ink)
  }

  /// What the endpoint delivers.
  var throughput: ScalarTable {
    let ids = [
      "qps", "request_rate_achieved", "output_token_throughput", "input_token_throughput", "total_token_throughput",
      "output_token_throughput_per_user", "goodput", "goodput_share", "output_token_goodput", "error_rate", "concurrency_mean",
      "concurrency_max", "little_ratio", "cost_per_million_output_tokens", "cost_per_million_good_output_tokens",
    ]
    return ScalarTable(title: "Throughput", ids: ids, point: point, ink: ink)
  }

  /// How far the client itself could have bent the numbers.
  var client: DistributionTable {
    let rows: [DistributionTable.Row] = [
      ("send_lateness", "sent after due"), ("send_delay", "written after sent"), ("delivery_lag", "read after arrival"),
      ("loop_lag", "per wake"), ("thread_busy", nil),
    ]
    return DistributionTable("Client", rows, of: point, ink: ink)
  }
}
