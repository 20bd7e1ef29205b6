package import Vocabulary

/// The formats that a report can take: a new one is a folder beside this file and a line here.
package enum ReportCatalogue {
  /// All of them; each is written into the run's folder.
  package static let all: [any ReportFormat] = [ConsoleReport(), JSONReport()]
}
