/// How a question is put into words.
///
/// As one text it is `description`, then, where there are examples, `introduction`, the examples with `separator` between them and
/// `closing` behind the last, then `question`. As turns, `system` and `description` are the system's, and each example is a question and its `reply`.
package struct PromptForm: Sendable {
  /// What a chat's system turn says; nothing where it is empty once filled.
  var system: Template?
  /// What stands before all else.
  var description: Template?
  /// What stands before the examples.
  var introduction: Template?
  /// An example.
  var example: Template?
  /// What stands between two examples.
  var separator: String
  /// What stands behind the last.
  var closing: String
  /// The question itself.
  var question: Template
  /// What an example's assistant says, where examples are turns.
  var reply: Template?
  /// A choice: `{label}. {text}`.
  var choice: Template

  /// All templates that are filled from a row.
  var templates: [Template] { [system, description, introduction, example, question, reply].compactMap(\.self) }
}
