internal import Vocabulary

/// What a console report says of one point.
struct PointSection {
  let point: PointReport
  let ink: Ink

  /// Its parts, from what became of its requests to the table in the words of the field's first tool.
  var parts: [[String]] {
    let tables = PointTables(point: point, ink: ink)
    let score = point.score.map { ScoreSection(score: $0, ink: ink).parts } ?? []
    let scoreStands = point.score != nil && point.verdict.concernsTimesAlone ? scoreStands : []
    let integrity = point.integrity.map { IntegritySection(integrity: $0).lines } ?? []
    return [requests + retries + prompts + window + integrity, scoreStands] + score + [
      URLTable(urls: point.urls, ink: ink).lines, tables.latency.lines,
      tables.perRequest.lines, tables.throughput.lines, tables.client.lines, origins,
      legend(of: [tables.latency, tables.perRequest, tables.client]), classic,
    ]
  }

  private var requests: [String] {
    let counts = point.counts
    let unsent = counts.planned.map { $0 - counts.sent - counts.dropped } ?? 0
    let always = [
      (counts.planned, "planned"), (counts.sent, "sent"), (counts.succeeded, "succeeded"), (counts.failed, "failed"),
    ]
    let sometimes = [(counts.cancelled, "cancelled"), (counts.dropped, "dropped"), (unsent, "unsent")].filter { $0.0 > 0 }
    let outcomes = (always + sometimes).compactMap { count, word in count.map { "\($0.grouped) \(word)" } }
    let failures = point.failures.map { "\($0.count.grouped) × \($0.kind.rawValue): \($0.example)" }
    return Fact("requests", [outcomes.joined(separator: ", ")] + failures).lines()
  }

  /// Said where failed requests may be retried.
  private var retries: [String] {
    guard let retries = point.retries else { return [] }
    let requests = "\(retries.requests.grouped) requests retried, \(retries.attempts.grouped) attempts in all"
    if retries.requests == 0 { return Fact("retries", [requests]).lines() }
    let outcomes = "\(retries.saved.grouped) of them succeeded, \(retries.gaveUp.grouped) failed"
    let classes = retries.failedAttempts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\($1.grouped) × \($0.rawValue)" }
    let places = point.urls.enumerated().filter { $1.failedAttempts > 0 }
      .map { "\($1.failedAttempts.grouped) at URL \($0 + 1)" }
    let time = "\(retries.secondsInFailedAttempts.brief) s together"
    return Fact(
      "retries", ["\(requests); \(outcomes)", "failed attempts: " + (classes + places + [time]).joined(separator: ", ")]
    )
    .lines()
  }

  /// Said where prompts were sent more than once: a prefix cache may have answered.
  private var prompts: [String] {
    guard point.distinctPrompts > 0, point.counts.sent > point.distinctPrompts else { return [] }
    let times = Double(point.counts.sent) / Double(point.distinctPrompts)
    return Fact("prompts", ["\(point.distinctPrompts.grouped), each sent \(times.brief) times on average"]).lines()
  }

  private var window: [String] {
    let (opens, closes) = ((point.window.opensAt - .zero).seconds, (point.window.closesAt - .zero).seconds)
    let stretch = "\(point.window.seconds.fixed(3)) s, from \(opens.fixed(3)) s to \(closes.fixed(3)) s of the run"
    return Fact("window", [stretch + (point.window.remark.map { ": \($0)" } ?? "")]).lines()
  }

  /// Said where a point is invalid, and its score has nothing to do with it.
  private var scoreStands: [String] { Fact("verdict", ["it is about times; the score does not depend on them"]).lines() }

  /// Where times and token counts come from, and how replies came.
  private var origins: [String] {
    let stamps = StampSource.allCases.map { ($0.rawValue, point.stampSources[$0]) }
    let tokens = TokenSource.allCases.map { ($0 == .chunks ? "one per chunk" : $0.rawValue, point.tokenSources[$0]) }
    let versions = point.httpVersions.sorted { $0.key < $1.key }.map { ("HTTP \($0.key)", $0.value as Int?) }
    let resent = point.resentRequests > 0 ? "\(point.resentRequests.grouped) resent" : nil
    let addresses = point.addresses.sorted { $0.key < $1.key }.map { ($0.key, $0.value as Int?) }
    let notes = ReplyNote.allCases.map { ($0.rawValue, point.notes[$0]) }
    return origin("stamps", stamps, share("merged_arrivals", "of arrivals merged")) + origin("tokens", tokens)
      + origin("connections", versions, share("connections_reused", "reused"), resent) + origin("addresses", addresses)
      + origin("notes", notes)
  }

  /// Of how many requests each of `counts` is true; nothing where there are none.
  private func origin(_ label: String, _ counts: [(name: String, requests: Int?)], _ additions: String?...) -> [String] {
    let phrases = counts.compactMap { name, requests in
      requests.map { "\(name) (\($0.grouped) \($0 == 1 ? "request" : "requests"))" }
    }
    return phrases.isEmpty ? [] : Fact(label, [(phrases + additions.compactMap(\.self)).joined(separator: ", ")]).lines()
  }

  private func share(_ id: String, _ words: String) -> String? {
    guard case .scalar(let value?, let unit) = point[id] else { return nil }
    return "\(NumberForm(unit, typical: value).text(value)) % \(words)"
  }

  /// What the reader has to know of the tables' percentiles.
  private func legend(of tables: [DistributionTable]) -> [String] {
    let mark = ink.usesColor ? "a dim one" : "~ marks one that"
    let unreliable = tables.contains(where: \.hasUnreliable) ? "; \(mark) has fewer than ten values beyond it" : ""
    let width = tables.compactMap(\.relativeWidth).max().map { "; some are read from buckets \(($0 * 100).brief) % wide" } ?? ""
    return "Percentiles are nearest rank\(unreliable)\(width).".wrapped(to: 98).map { ink.dim("  " + $0) }
  }

  private var classic: [String] {
    let rows = point.classicTable.map { row in
      guard let value = row.value else { return "  \(row.title.left(44))\("–".right(16))" }
      guard let unit = row.unit else { return "  \(row.title.left(44))\(value.brief.right(16))" }
      let form = NumberForm(unit, typical: value)
      return "  \(row.title.left(44))\(form.text(value).right(16))" + (form.unit.map { " \($0)" } ?? "")
    }
    return rows.isEmpty ? [] : [ink.bold("Classic table, over the whole point")] + rows
  }
}
