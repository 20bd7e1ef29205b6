package import Vocabulary

extension PointFold {
  /// What the point came to.
  ///
  /// - Parameters:
  ///   - ending: how the run ended; `nil` when its records end before it did.
  ///   - integrity: what the run knows of the point's replies, where their text is kept.
  /// - Returns: the report, without a score.
  package func report(ending: RunEnding?, integrity: IntegrityReport? = nil) -> PointReport {
    var integrity = integrity
    integrity?.usageCompared = tally.usage.replies
    integrity?.usageDiffering = tally.usage.differing
    let entries = entries(inside.map(\.summary), totals, client)
    let untrimmed = windows.measured.spans(windows.whole) ? entries : self.entries(untrimmedSummaries, wholeTotals, wholeClient)
    let evidence = PointEvidence(fold: self, ending: ending, entries: entries, integrity: integrity)
    return PointReport(
      verdict: Verdict(reasons: ValidityCheck.all.compactMap { $0.reason(evidence) } + warnings),
      load: load, counts: tally.counts, failures: tally.failures, window: windows.measured,
      metrics: entries, untrimmed: untrimmed, series: series.series,
      classicTable: ClassicTable.rows(counts: tally.counts, load: load, metrics: untrimmed),
      tokenSources: tally.tokenSources, stampSources: tally.stampSources, notes: tally.notes,
      httpVersions: tally.httpVersions, addresses: tally.addresses, resentRequests: tally.resentRequests,
      perChunkRequests: tally.perChunkRequests, distinctPrompts: tally.prompts.distinct, retries: retries?.report,
      urls: urls.reports, integrity: integrity)
  }

  /// The values of `metric` over the measured window, ascending.
  func ordered(_ metric: RequestMetric) -> OrderedValues {
    let index = MetricCatalogue.perRequest.firstIndex { $0.id == metric.id }
    return index.map { inside[$0].ordered } ?? OrderedValues(sorted: [])
  }

  private var untrimmedSummaries: [DistributionSummary] {
    zip(inside, outside).map { $0.merged(with: $1).summary }
  }

  private func entries(
    _ summaries: [DistributionSummary], _ totals: WindowTotals, _ client: ClientHealth
  ) -> [MetricEntry] {
    zip(MetricCatalogue.perRequest, summaries).map { MetricEntry($0.id, .distribution($1)) }
      + MetricCatalogue.ofRun.map { MetricEntry($0.id, .scalar(value: $0.value(totals), unit: $0.unit)) }
      + MetricCatalogue.ofClient.map { MetricEntry($0.id, .distribution($0.distribution(client).summary)) }
  }
}

extension MeasuredWindow {
  fileprivate func spans(_ other: MeasuredWindow) -> Bool { opensAt == other.opensAt && closesAt == other.closesAt }
}
