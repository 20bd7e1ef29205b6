internal import Vocabulary

extension ValueForm where Value == PromptSource {
  /// The text of every prompt.
  static var promptText: ValueForm {
    ValueForm<String>.text("TEXT|@FILE", "a text that is not empty, or @ and the path of the file that holds it")
      .wrapped(as: PromptSource.text) { if case .text(let text) = $0 { text } else { nil } }
  }

  /// A shipped set or a file of prompts.
  static var promptSet: ValueForm {
    ValueForm<String>.text("NAME|FILE", "the name of a shipped set or the path of a file")
      .wrapped(as: PromptSource.set) { if case .set(let name) = $0 { name } else { nil } }
  }

  /// Prompts of random words.
  static var randomWords: ValueForm {
    ValueForm<ClosedRange<Int>>.lengths(to: 1_000_000)
      .wrapped(as: PromptSource.random(words:)) { if case .random(let words) = $0 { words } else { nil } }
  }
}

extension ValueForm where Value == SampleSelection.Limit {
  /// A number of rows, or a share of them, `5%`.
  static var sampleLimit: ValueForm {
    ValueForm("N|N%", "a number of rows above 0, or a share of them above 0% and at most 100%") { (text) throws(Misread) in
      if text.hasSuffix("%") {
        guard let percent = Double(text.dropLast()), percent > 0, percent <= 100 else { throw Misread(text, "no such share") }
        return .percent(percent)
      }
      guard let digits = wholeNumber(text), let count = Int(digits), count > 0 else { throw Misread(text, "no number of rows") }
      return .count(count)
    } show: {
      switch $0 {
      case .count(let count): .integer(count)
      case .percent(let percent): .text("\(percent)%")
      }
    }
  }
}

extension ValueForm where Value == ServiceLevelObjective {
  /// The metrics of one request that a limit can be set on.
  static var metrics: [String] {
    [
      "ttft", "ttft_scheduled", "ttfat", "longest_stall", "tpot", "e2el", "e2el_scheduled", "time_per_package", "ttfb", "dns",
      "connect", "tls", "wait", "transfer",
    ]
  }

  /// A metric and its limit, `ttft:500ms`.
  static var objective: ValueForm {
    let limit = ValueForm<Duration>.positiveTime
    return ValueForm(
      placeholder: "METRIC:TIME",
      accepted: "METRIC:TIME, as ttft:500ms, with the unit; METRIC is one of " + metrics.joined(separator: ", "),
      read: { (value) throws(Misread) in
        let (metric, time) = try value.pair()
        if !metrics.contains(metric) { throw Misread(metric, "not a metric that a limit can be set on") }
        // Tools disagree on the unit of a bare number here: milliseconds in most.
        if wholeNumber(time) != nil { throw Misread("\(metric):\(time)", "a time without its unit") }
        return ServiceLevelObjective(metric: metric, limit: try limit.read(.quoted(time)))
      },
      show: { .text("\($0.metric):\($0.limit.written)") })
  }
}

extension WrittenValue {
  /// The two sides of `name: value`, written as text or as a mapping.
  ///
  /// The text itself is never in the fault: it may hold a secret.
  func pair() throws(Misread) -> (name: String, value: String) {
    if case .map(let members) = self, members.count == 1, let member = members.first {
      guard let text = try? member.value.text() else { throw Misread(member.name, "its value is not a single one") }
      return (member.name, text)
    }
    let text = try text()
    guard let colon = text.firstIndex(of: ":") else { throw Misread(nil, "there is no colon in it") }
    return (text[..<colon].withoutSpaceAround, text[text.index(after: colon)...].withoutSpaceAround)
  }
}
