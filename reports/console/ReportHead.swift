internal import Vocabulary

/// The beginning of a console report: which run it is, and what it was told.
struct ReportHead {
  let report: RunReport
  let ink: Ink

  /// The run's name and what it amounts to.
  var title: [String] {
    let name = report.runDirectory.split(separator: "/").last.map(String.init) ?? report.runDirectory
    return [ink.title(name.escapedForDisplay(), report.verdict.status)]
  }

  /// What was asked, of whom and when.
  var facts: [String] {
    let started = "\(report.startedAt), prony \(report.pronyVersion)"
    let facts = [
      Fact("model", [plan("model") ?? "–"]), endpoint, route.map { Fact("route", [$0]) }, Fact("load", [load]),
      Fact("started", [started]),
    ]
    return facts.compactMap(\.self).flatMap { $0.lines() }
  }

  /// Where requests went; several URLs have the numbers by which tables call them.
  private var endpoint: Fact {
    let stream = plan("stream") == "false" ? "not streamed" : "streamed"
    let trust = plan("insecure") == "true" ? "ANY CERTIFICATE ACCEPTED" : nil
    let how = [plan("protocol"), stream, trust].compactMap(\.self)
    let urls = report.points.first?.urls.map(\.url) ?? []
    guard urls.count > 1 else { return Fact("endpoint", [([plan("url") ?? "–"] + how).joined(separator: ", ")]) }
    let balance = (plan("balance").map { [$0] } ?? []) + how
    return Fact("endpoints", urls.enumerated().map { "\($0 + 1): \($1)" } + [balance.joined(separator: ", ")])
  }

  /// How the endpoint is reached, where its URL does not say it all.
  private var route: String? {
    plan("proxy").map { "through the proxy \($0)" } ?? plan("unix_socket").map { "by the Unix socket \($0)" }
  }

  private var load: String {
    let points = report.points.map(\.load)
    let shape: String
    if points.contains(where: { $0.requestRate != nil }) {
      let rates = points.compactMap { $0.requestRate?.brief }.joined(separator: ", ")
      shape = "open loop, \(plan("arrivals").map { "\($0) " } ?? "")arrivals at \(rates)/s"
    } else {
      shape = "closed loop, concurrency " + points.compactMap { $0.concurrency?.grouped }.joined(separator: ", ")
    }
    let ends = [plan("requests").map { "\($0) requests" }, plan("duration")].compactMap(\.self).joined(separator: " or ")
    let warmUp = plan("warmup").flatMap { $0 == "0" ? nil : "warm-up \($0)" }
    let extent = [ends.isEmpty ? nil : ends + (points.count > 1 ? " each" : ""), warmUp].compactMap(\.self)
    return ([shape] + extent).joined(separator: "; ")
  }

  /// The value of a key of the plan, as text; `nil` where the plan has none.
  private func plan(_ key: String) -> String? { report.plan.first { $0.key == key }?.value.text }
}

extension JSONValue {
  fileprivate var text: String {
    switch self {
    case .null: "none"
    case .bool(let value): String(value)
    case .integer(let value): value.grouped
    case .number(let value): value.brief
    case .text(let value): value
    case .list(let values): values.map(\.text).joined(separator: ", ")
    case .object(let members): members.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
    }
  }
}
