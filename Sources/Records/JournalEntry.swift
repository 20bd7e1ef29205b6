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
  init?(_ json: JSONValue) {
    if let sample = json["sample"].flatMap(ClientSample.init) {
      self = .sample(sample)
    } else if let warning = json["warning"].flatMap(Verdict.Reason.init) {
      self = .warning(warning)
    } else if case .text(let word) = json["ended"], let ending = RunEnding(rawValue: word) {
      self = .ended(ending)
    } else {
      return nil
    }
  }

  var json: JSONValue {
    switch self {
    case .sample(let sample): ["sample": sample.json]
    case .warning(let reason): ["warning": JSONValue(reason)]
    case .ended(let ending): ["ended": .text(ending.rawValue)]
    }
  }
}

extension ClientSample {
  fileprivate init?(_ json: JSONValue) {
    guard let shard = json["shard"]?.integer, let point = json["point"]?.integer, let from = json["from_ns"]?.integer,
      let to = json["to_ns"]?.integer, let thread = json["thread_ns"]?.integer, let inFlight = json["in_flight"]?.integer,
      let step = json["clock_step_ns"]?.integer, case .list(let buckets) = json["loop_lag"]
    else { return nil }
    self.init(shard: shard, point: point, from: RunTime(nanoseconds: Int64(from)), to: RunTime(nanoseconds: Int64(to)))
    threadNanoseconds = Int64(thread)
    self.inFlight = inFlight
    clockStepNanoseconds = Int64(step)
    for bucket in buckets {
      guard case .list(let pair) = bucket, pair.count == 2, let value = pair[0].integer, let count = pair[1].integer,
        value >= 0, 0...1 << 40 ~= count
      else { return nil }
      loopLag.add(UInt64(value), times: UInt64(count))
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
  fileprivate init?(_ json: JSONValue) {
    guard case .text(let code) = json["code"], case .text(let word) = json["severity"], case .text(let advice) = json["advice"],
      let severity = Verdict.Severity(rawValue: word)
    else { return nil }
    let (value, limit) = (json["value"]?.double, json["limit"]?.double)
    self.init(code: code, severity: severity, value: value, limit: limit, advice: advice)
  }
}

extension JSONValue {
  /// A whole number of at most 18 digits, so that the difference of two cannot overflow.
  fileprivate var integer: Int? {
    guard case .integer(let value) = self, value.magnitude < 1_000_000_000_000_000_000 else { return nil }
    return value
  }

  fileprivate var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
