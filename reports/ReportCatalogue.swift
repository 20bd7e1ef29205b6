package import Vocabulary

/// The formats that a report can take: a new one is a folder beside this file and a line here.
package enum ReportCatalogue {
  /// Those of every run; each is written into the run's folder.
  package static let all: [any ReportFormat] = [ConsoleReport(), JSONReport()]

  /// Those of a run whose replies are scored, beside the others.
  package static let ofAnswers: [any AnswerFormat] = [SamplesPage(), AnswerLines(), EvalScopeReport()]
}
