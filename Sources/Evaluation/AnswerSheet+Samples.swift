package import Tasks
package import Vocabulary

extension AnswerSheet {
  /// The sheet of a run that asked `samples`, of whose points each has its fold.
  package init(_ samples: TaskSamples, _ folds: [ScoreFold]) {
    self.init(
      metrics: samples.setting.metrics.map(\.name), questions: samples.samples.map(Question.init),
      lines: folds.flatMap(\.lines.inOrderOfQuestions))
  }
}

extension AnswerSheet.Question {
  fileprivate init(_ sample: Sample) {
    self.init(
      subset: sample.subset, id: sample.id, repetition: sample.repetition, turns: sample.content.turns, targets: sample.targets)
    continuations = sample.continuations
    choices = sample.choices
    right = sample.right
  }
}

extension Prompt.Content {
  /// What is said, as far as it is text: of parts of other kinds, their JSON.
  fileprivate var turns: [AnswerSheet.Turn] {
    switch self {
    case .text(let text): [AnswerSheet.Turn(text)]
    case .messages(let json):
      (try? JSONText(json))?.elements?.map { AnswerSheet.Turn(role: $0["role"]?.string, $0["content"]?.said ?? $0.text) } ?? []
    case .continuation, .tokenIDs, .query, .body: preconditionFailure("tasks ask by texts and chats")
    }
  }
}

extension JSONText {
  fileprivate var said: String {
    string ?? elements?.map { $0["text"]?.string ?? $0.text }.joined(separator: "\n") ?? text
  }
}

extension [AnswerSheet.Line] {
  /// Those of one question stay in the order of their ends.
  fileprivate var inOrderOfQuestions: [AnswerSheet.Line] {
    enumerated().sorted { ($0.element.question, $0.offset) < ($1.element.question, $1.offset) }.map(\.element)
  }
}
