/// A way to render a report.
public protocol ReportFormat: Sendable {
  /// Its name on the command line.
  var id: String { get }
  /// The file it is written to in the run's folder.
  var fileName: String { get }
  /// The report's text in this format.
  func render(_ report: RunReport) -> String
}
