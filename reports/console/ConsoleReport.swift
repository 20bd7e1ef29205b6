package import Vocabulary

/// The report for people: on the terminal, and as `report.txt`.
///
/// Whether to believe the run comes first, then what it measured, the most asked for first. At most 100 columns; what the endpoint
/// has sent is shown escaped.
package struct ConsoleReport: ReportFormat {
  package let id = "console"
  package let fileName = "report.txt"
  private let ink: Ink

  /// The report in plain text, or in a terminal's colours.
  package init(usesColor: Bool = false) { ink = Ink(usesColor: usesColor) }

  package func render(_ report: RunReport) -> String {
    let head = ReportHead(report: report, ink: ink)
    let sections = [head.title, head.facts] + (report.points.count == 1 ? onePoint(of: report) : sweep(of: report))
    return sections.filter { !$0.isEmpty }.joined(separator: [""]).joined(separator: "\n") + "\n"
  }

  private func onePoint(of report: RunReport) -> [[String]] {
    [VerdictLines(ink: ink).lines(report.verdict.reasons)] + report.points.flatMap { PointSection(point: $0, ink: ink).parts }
  }

  /// First the points side by side, then each by itself, with its own reasons.
  private func sweep(of report: RunReport) -> [[String]] {
    let reasons = VerdictLines(ink: ink)
    let ofPoints = report.points.flatMap(\.verdict.reasons)
    let ofRun = report.verdict.reasons.filter { !ofPoints.contains($0) }
    let points = report.points.enumerated().flatMap { position, point in
      [title(of: point, "Point \(position + 1) of \(report.points.count)"), reasons.lines(point.verdict.reasons)]
        + PointSection(point: point, ink: ink).parts
    }
    return [reasons.lines(ofRun), SweepTable(points: report.points, ink: ink).lines] + points
  }

  private func title(of point: PointReport, _ name: String) -> [String] {
    let rate = point.load.requestRate.map { ", \($0.brief) requests/s" } ?? ""
    let concurrency = point.load.concurrency.map { ", concurrency \($0.grouped)" } ?? ""
    return [ink.title(name + rate + concurrency, point.verdict.status)]
  }
}
