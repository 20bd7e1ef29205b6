internal import Vocabulary

/// What does not go together.
extension TaskSetting {
  /// A part of a setting that does not go with the others.
  struct Fault: Equatable {
    /// Its key, with those above it.
    var place: String
    /// What is wrong with it.
    var problem: String
    /// What would be accepted.
    var accepted: String
  }

  /// All parts that do not go with the others.
  var faults: [Fault] {
    var faults: [Fault] = []
    func add(_ place: String, _ problem: String, _ accepted: String) {
      faults.append(Fault(place: place, problem: problem, accepted: accepted))
    }
    if method == .loglikelihood, choicesField == nil { add("choices", "missing", "the field whose choices are weighed") }
    if method != .generate, fewShot?.form == .turns || prompt.system != nil || messagesField != nil {
      add("method", "a chat has no likelihood", "examples as text, without system and messages")
    }
    if let metric = metrics.first(where: { $0.method != method }) {
      add("metrics.\(metric.name)", "not of the method \(method.rawValue)", "a score of what is asked for")
    }
    guard let fewShot else { return faults }
    switch fewShot.source {
    case .split(let split, _):
      if split == self.split { add("few_shot.split", "the split that is asked", "a split that is not asked") }
      if fewShot.form == .turns, prompt.reply == nil { add("prompt.reply", "missing", "what an example's assistant says") }
      if fewShot.form == .text, prompt.example == nil { add("prompt.example", "missing", "how an example is written") }
    case .file:
      if fewShot.form == .turns { add("few_shot.as", "the examples of a file are a text", "text") }
    }
    return faults
  }
}
