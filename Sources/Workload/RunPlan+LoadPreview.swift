package import Vocabulary

extension RunPlan {
  /// What the plan would do and when, without doing it: each point with its first sends, as comment lines of a plan file.
  ///
  /// - Parameter count: how many sends to list for each point.
  /// - Returns: lines that begin with `#`.
  package func loadPreview(first count: Int = 5) -> String {
    points.enumerated().map { number, point in
      let lines = [heading(of: point, number: number)] + firstSends(of: point, number: number, count: count).map { "  " + $0 }
      return lines.map { "# \($0)\n" }.joined()
    }.joined()
  }

  private func heading(of point: LoadPoint, number: Int) -> String {
    let load =
      if let rate = point.requestRate {
        "open loop, \(rate) requests/s, \(arrivals.rawValue)"
          + (point.concurrency.map { ", at most \($0) in flight" } ?? "")
      } else {
        "closed loop, \(counted(point.concurrency ?? 1, "user"))"
      }
    let warmUp: String? =
      switch self.warmUp {
      case .none: nil
      case .requests(let requests): "after a warm-up of \(counted(requests, "request"))"
      case .time(let length): "after a warm-up of \(decimalSeconds(length.nanoseconds)) s"
      }
    let end = self.end(of: point)
    let ends = [
      end.requests.map { counted($0, "request") }, end.duration.map { "\(decimalSeconds($0.nanoseconds)) s" },
    ].compactMap(\.self)
    let parts = [load, ends.joined(separator: " or "), warmUp].compactMap(\.self)
    return "Point \(number + 1) of \(points.count): " + parts.joined(separator: ", ")
  }

  private func firstSends(of point: LoadPoint, number: Int, count: Int) -> [String] {
    if let rate = point.requestRate {
      let schedule = ArrivalSchedule(pattern: arrivals, rate: rate, seed: seed, point: number)
      return schedule.arrivals(from: .zero).prefix(count).map {
        "arrival \($0.index) is due at \(decimalSeconds($0.at.nanoseconds)) s"
      }
    }
    let users = point.concurrency ?? 1
    guard let length = isBurst ? .zero : spread else {
      return users == 1 ? [] : ["users start spread over the preflight's reply or 1 ms per user, at most 1 s"]
    }
    let starts = StartSpread(users: users, over: length)
    return (0..<min(users, count)).map {
      "user \($0) starts at \(decimalSeconds(starts.start(ofUser: $0, from: .zero).nanoseconds)) s"
    }
  }
}

private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// Nanoseconds as decimal seconds, to the microsecond, without trailing zeros.
private func decimalSeconds(_ nanoseconds: Int64) -> String {
  let (whole, rest) = ((nanoseconds + 500) / 1000).quotientAndRemainder(dividingBy: 1_000_000)
  if rest == 0 { return String(whole) }
  var digits = String(1_000_000 + rest).dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return "\(whole).\(digits)"
}
