package import Vocabulary

/// A line of `client.jsonl`: what the client tells of itself.
///
/// | line | meaning |
/// | --- | --- |
/// | `{"sample": {"shard": …, "loop_lag": [[ns, wakes], …]}}` | how one shard fared in one stretch, see `ClientSample` |
/// | `{"warning": {"code": …, "advice": …}}` | something that the verdict must say |
/// | `{"ended": "completed"}`, `{"ended": "interrupted"}` | how the run ended; not there when it was killed |
package enum JournalEntry: Sendable, Equatable {
  case sample(ClientSample)
  case warning(Verdict.Reason)
  case ended(RunEnding)

  /// The entry that `json` spells; `nil` of anything else.
  init?(_ json: JSONText) {
    if let sample = json["sample"].flatMap(ClientSample.init) {
      self = .sample(sample)
    } else if let warning = json["warning"].flatMap(Verdict.Reason.init) {
      self = .warning(warning)
    } else if let ending = json["ended"]?.string.flatMap(RunEnding.init) {
      self = .ended(ending)
    } else {
      return nil
    }
  }

  /// Its line, line feed included.
  var line: [UInt8] { Array((json.compactText + "\n").utf8) }

  var json: JSONValue {
    switch self {
    case .sample(let sample): ["sample": sample.json]
    case .warning(let reason): ["warning": JSONValue(reason)]
    case .ended(let ending): ["ended": .text(ending.rawValue)]
    }
  }
}

extension ClientSample {
  fileprivate init?(_ json: JSONText) {
    let fields = Dictionary((json.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    func number(_ key: String) -> Int? { fields[key]?.boundedInteger }
    guard let shard = number("shard"), let point = number("point"), let from = number("from_ns"), let to = number("to_ns"),
      let thread = number("thread_ns"), let inFlight = number("in_flight"), let step = number("clock_step_ns"),
      let buckets = fields["loop_lag"]?.elements
    else { return nil }
    self.init(shard: shard, point: point, from: RunTime(nanoseconds: Int64(from)), to: RunTime(nanoseconds: Int64(to)))
    threadNanoseconds = Int64(thread)
    self.inFlight = inFlight
    clockStepNanoseconds = Int64(step)
    for bucket in buckets {
      let pair = bucket.elements?.compactMap(\.boundedInteger) ?? []
      guard pair.count == 2, pair[0] >= 0, 0...1 << 40 ~= pair[1] else { return nil }
      loopLag.add(UInt64(pair[0]), times: UInt64(pair[1]))
    }
  }

  fileprivate var json: JSONValue {
    [
      "shard": .integer(shard), "point": .integer(point), "from_ns": .integer(Int(from.nanoseconds)),
      "to_ns": .integer(Int(to.nanoseconds)), "thread_ns": .integer(Int(threadNanoseconds)), "in_flight": .integer(inFlight),
      "clock_step_ns": .integer(Int(clockStepNanoseconds)),
      "loop_lag": .list(loopLag.pairs.map { [.integer(Int(clamping: $0.value)), .integer(Int(clamping: $0.count))] }),
    ]
  }
}

extension LogHistogram {
  /// Values and how often to add each, to get this histogram again: what its buckets hold, and its smallest and largest value.
  fileprivate var pairs: [(value: UInt64, count: UInt64)] {
    guard let minimum, let maximum else { return [] }
    var pairs = filled.map { (value: min(max($0.value, minimum), maximum), count: $0.count) }
    if pairs[0].value > minimum {
      pairs[0].count -= 1
      pairs.insert((minimum, 1), at: 0)
    }
    if pairs[pairs.count - 1].value < maximum {
      pairs[pairs.count - 1].count -= 1
      pairs.append((maximum, 1))
    }
    return pairs.filter { $0.count > 0 }
  }
}

extension Verdict.Reason {
  fileprivate init?(_ json: JSONText) {
    guard let code = json["code"]?.string, let severity = json["severity"]?.string.flatMap(Verdict.Severity.init),
      let advice = json["advice"]?.string
    else { return nil }
    self.init(code: code, severity: severity, value: json["value"]?.number, limit: json["limit"]?.number, advice: advice)
  }
}

extension JSONText {
  /// A whole number of at most 18 digits, so that the difference of two cannot overflow.
  fileprivate var boundedInteger: Int? { integer.flatMap { $0.magnitude < 1_000_000_000_000_000_000 ? $0 : nil } }
}
