package import Vocabulary

/// The prompts by which samples are asked.
extension TaskSamples {
  /// One for each sample, or for each of its continuations: in the order of the samples.
  package var prompts: [Prompt] {
    origins.map { index, continuation in
      let sample = samples[index]
      guard setting.method != .generate else { return Prompt(sample.content) }
      return Prompt(.continuation(sample.continuations[continuation], context: sample.context))
    }
  }

  /// By prompt, the first one that says the same: of a row that is asked repeatedly, that of its first time.
  package var firstAlike: [Int] {
    var firsts: [String: Int] = [:]
    return origins.enumerated().map { prompt, origin in
      let sample = samples[origin.sample]
      let key = "\(origin.continuation) \(sample.subset)/\(sample.id)"
      let first = firsts[key] ?? prompt
      firsts[key] = first
      return first
    }
  }

  /// By prompt, which sample it asks, and which of its continuations is judged.
  package var origins: [(sample: Int, continuation: Int)] {
    samples.indices.flatMap { index in
      (0..<(setting.method == .generate ? 1 : samples[index].continuations.count)).map { (index, $0) }
    }
  }
}

extension Sample {
  /// The text that a continuation follows.
  fileprivate var context: String { if case .text(let text) = content { text } else { "" } }
}
