package import Vocabulary

/// The report for machines: `report.json`, whose layout `report.schema.json` states.
///
/// Numbers are exact, in the unit beside them; what is undefined is `null`, never 0.
package struct JSONReport: ReportFormat {
  package let id = "json"
  package let fileName = "report.json"

  /// The one form of it.
  package init() {}

  package func render(_ report: RunReport) -> String { report.json.prettyText() + "\n" }
}

extension RunReport {
  fileprivate var json: JSONValue {
    [
      "schema_version": .integer(RunReport.schemaVersion),
      "prony_version": .text(pronyVersion),
      "run_directory": .text(runDirectory),
      "clock": ["monotonic_origin_ns": .integer(Int(clock.originNanoseconds)), "started_at": .text(startedAt)],
      "percentile_definition": "nearest rank",
      "verdict": verdict.json,
      "plan": .object(plan),
      "points": .list(points.map(\.json)),
    ]
  }
}

extension PointReport {
  fileprivate var json: JSONValue {
    [
      "verdict": verdict.json,
      "concurrency": JSONValue(load.concurrency),
      "request_rate": JSONValue(load.requestRate),
      "counts": counts.json,
      "failures": .list(failures.map(\.json)),
      "window_seconds": .number(window.seconds),
      "window": [
        "opens_ns": .integer(Int(window.opensAt.nanoseconds)), "closes_ns": .integer(Int(window.closesAt.nanoseconds)),
        "remark": JSONValue(window.remark),
      ],
      "metrics": JSONValue(metrics),
      "untrimmed": JSONValue(untrimmed),
      "classic": .list(classicTable.map(\.json)),
      "token_sources": JSONValue(counts: tokenSources),
      "per_chunk_requests": .integer(perChunkRequests),
      "distinct_prompts": .integer(distinctPrompts),
      "stamp_sources": JSONValue(counts: stampSources),
      "http_versions": JSONValue(counts: httpVersions),
      "resent_requests": .integer(resentRequests),
      "addresses": JSONValue(counts: addresses),
      "notes": JSONValue(counts: notes),
      "series": series.json,
      "retries": retries?.json ?? .null,
      "urls": .list(urls.map(\.json)),
      "integrity": integrity.map { JSONValue($0) } ?? .null,
      "score": score.map { JSONValue($0) } ?? .null,
    ]
  }
}

extension RetryReport {
  fileprivate var json: JSONValue {
    [
      "requests": .integer(requests), "attempts": .integer(attempts), "saved": .integer(saved), "gave_up": .integer(gaveUp),
      "failed_attempts": JSONValue(counts: failedAttempts), "failed_attempts_seconds": .number(secondsInFailedAttempts),
    ]
  }
}

extension URLReport {
  fileprivate var json: JSONValue {
    [
      "url": .text(url), "counts": counts.json, "failures": .list(failures.map(\.json)),
      "failed_attempts": .integer(failedAttempts), "metrics": JSONValue(metrics),
    ]
  }
}

extension RequestCounts {
  fileprivate var json: JSONValue {
    [
      "planned": JSONValue(planned), "sent": .integer(sent), "completed": .integer(completed),
      "succeeded": .integer(succeeded), "failed": .integer(failed), "cancelled": .integer(cancelled),
      "dropped": .integer(dropped),
    ]
  }
}

extension FailureCount {
  fileprivate var json: JSONValue {
    ["class": .text(kind.rawValue), "count": .integer(count), "example": .text(example.escapedForDisplay())]
  }
}

extension ClassicRow {
  fileprivate var json: JSONValue {
    ["title": .text(title), "value": JSONValue(value), "unit": JSONValue(unit?.rawValue)]
  }
}

extension TimeSeries {
  fileprivate var json: JSONValue {
    [
      "interval_seconds": .number(intervalSeconds),
      "succeeded": .list(succeeded.map { .integer($0) }),
      "failed": .list(failed.map { .integer($0) }),
      "output_tokens": .list(outputTokens.map { .integer($0) }),
    ]
  }
}

extension Verdict {
  fileprivate var json: JSONValue { ["status": .text(status.rawValue), "reasons": .list(reasons.map { JSONValue($0) })] }
}

extension JSONValue {
  /// How many requests each of `counts` says, in the order of the words.
  fileprivate init(counts: [String: Int]) {
    self = .object(counts.sorted { $0.key < $1.key }.map { Member($0.key, .integer($0.value)) })
  }

  /// How many requests each of `counts` says, in the order of the cases.
  fileprivate init<Case: CaseIterable & RawRepresentable<String> & Hashable>(counts: [Case: Int]) {
    self = .object(Case.allCases.compactMap { key in counts[key].map { Member(key.rawValue, .integer($0)) } })
  }
}
