package import Vocabulary

/// A row as it is asked: what is sent, and what the answer is compared with.
package struct Sample: Sendable {
  /// The subset it belongs to.
  package var subset: String
  /// Its row's name in the subset: the one the rows give it, or its number there, from 0.
  package var id: String
  /// Which of several times that the row is asked, from 0.
  package var repetition: Int
  /// What is sent.
  package var content: Prompt.Content
  /// What is weighed, where likelihoods are asked for: each with what joins it to the text that is sent.
  package var continuations: [String]
  /// The choices of the question, as they were shown.
  package var choices: [String]
  /// The places among them of the right ones.
  package var right: [Int]
  /// The right answers; of choices their labels, by commas.
  package var targets: [String]
  /// The row, with fields that a scorer may need.
  package var row: TaskRow
}

/// What a task asks in a run.
package struct TaskSamples: Sendable {
  /// The task.
  package var task: TaskDefinition
  /// How it is asked.
  package var setting: TaskSetting
  /// The subsets that have rows, in the order of the task.
  package var subsets: [TaskSubset]
  /// The samples, subset after subset, each in the order of the rows, repetitions of a row one behind the other.
  package var samples: [Sample]
  /// The rows that do not fit; they are not asked.
  package var problems: [RowProblem]
  /// What is not as published, or remarkable: sentences for the user.
  package var notes: [String]
  /// The folder the rows were read from.
  package var folder: String
}
