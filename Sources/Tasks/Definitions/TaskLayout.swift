/// One of the forms in which a task's rows are found on disk.
package struct TaskLayout: Sendable {
  /// How a file is written.
  package enum Format: String, Sendable, CaseIterable {
    /// A JSON object per line.
    case jsonl
    /// One JSON value: an array of objects, or an object.
    case json
    /// Fields separated by commas (RFC 4180).
    case csv
    /// Fields separated by tabs.
    case tsv
  }

  /// What it is called in messages.
  package var name: String
  /// How its files are written.
  package var format: Format
  /// What the columns of a table are called that has no line for it.
  var columns: [String]?
  /// Where in a JSON file its rows are; `nil` for the whole of it.
  var items: MemberPath?
  /// Members that are arrays side by side, of which each element makes a row of its own.
  var spread: [String]
  /// The files of each split; of several patterns the first counts that finds any.
  var files: [(split: String, patterns: [FilePattern])]
  /// How each field of the task is made.
  var fields: [(name: String, source: FieldSource)]

  /// The patterns of a split; none where the layout does not have it.
  func patterns(of split: String) -> [FilePattern] { files.first { $0.split == split }?.patterns ?? [] }
}
