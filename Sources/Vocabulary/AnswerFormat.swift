/// A way to render what a scored run asked and what came of it, one by one.
public protocol AnswerFormat: Sendable {
  /// Its name.
  var id: String { get }
  /// The file it is written to in the run's folder.
  var fileName: String { get }
  /// The text in this format of `answers`, and of the `report` that they led to.
  func render(_ answers: AnswerSheet, of report: RunReport) -> String
}
