/// One way to ask a task's questions and to score the answers.
package struct TaskSetting: Sendable {
  /// How a model is asked.
  package enum Method: String, Sendable, CaseIterable {
    /// It writes an answer.
    case generate
    /// It is asked how likely it finds each choice.
    case loglikelihood
    /// It is asked how likely it finds a text.
    case perplexity
  }

  /// What the scores of subsets are put together to.
  package enum Aggregation: String, Sendable, CaseIterable {
    /// The mean over all rows.
    case micro
    /// The mean of the subsets' means.
    case macro
    /// The subsets' means, weighted by their rows.
    case weighted
  }

  /// What the right answer is, where it is no choice.
  package enum Target: Sendable, Equatable {
    /// A text.
    case template(Template)
    /// Each text of a list.
    case list(String)
  }

  /// What it is called, mostly after the tool that asks so.
  package var name: String
  /// A sentence about what is different from the default.
  package var about: String?
  /// How a model is asked.
  package var method: Method
  /// Which rows are asked.
  package var split: String
  /// The field that names the subset of a row.
  var subsetField: String?
  /// Its subsets; empty where the rows name them.
  package var subsets: [TaskSubset]
  /// The field with the choices.
  var choicesField: String?
  /// The choices come in an order drawn for each row.
  package var shufflesChoices: Bool
  /// What the right answer is, where it is no choice.
  var target: Target?
  /// The field with a whole chat, for rows that have it.
  var messagesField: String?
  /// The examples before a question.
  package var fewShot: FewShot?
  /// How a question is put into words.
  var prompt: PromptForm
  /// What is weighed of each choice: `{label}` or `{text}`; of a text, the text.
  var continuation: Template
  /// What joins it to the prompt.
  var delimiter: String
  /// Where a reply ends.
  package var stop: [String]
  /// The longest reply, in tokens; `nil` leaves it to the run.
  package var maxTokens: Int?
  /// What is found in the replies, the most telling first.
  package var metrics: [TaskMetric]
  /// What the scores of subsets are put together to.
  package var aggregation: Aggregation
}
