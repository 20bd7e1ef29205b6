import Vocabulary

extension ValidityCheck {
  /// The endpoint did not keep up: in an open loop, both the requests in flight and the wait for the first token (or the reply, where
  /// it comes whole) rose through the window.
  ///
  /// Rising means: at the window's close half as many again in flight as on average (steady growth gives twice, a steady state
  /// once), and for requests of its second half a mean wait half as long again as for those of the first. Below 100 requests it is not
  /// judged.
  static let overSaturated = ValidityCheck { evidence in
    let totals = evidence.totals
    guard evidence.load.requestRate != nil, totals.sent >= 100,
      let average = RunMetric.concurrencyMean.value(totals), Double(totals.sent - totals.ended) > 1.5 * average,
      let early = totals.waits.early.value, let late = totals.waits.late.value, late > 1.5 * early
    else { return nil }
    return Verdict.Reason(
      code: "over_saturated", severity: .warning, value: late / early, limit: 1.5,
      advice: """
        Waits and requests in flight kept growing (waits of the second half by this factor): the rate is more than the endpoint \
        sustains, and latencies depend on how long one measures.
        """)
  }
}
