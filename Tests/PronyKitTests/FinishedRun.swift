import MockServer
import PronyKit
import Records
import Reports
import TestKit
import Vocabulary

/// A run that has been made, and what it left in its folder.
struct FinishedRun {
  let report: RunReport
  let records: [RequestRecord]
  /// Goes with this value.
  private let parent: TemporaryFolder

  /// Runs the plan that `change` makes of a small one for the endpoint at `url`.
  init(
    against url: String, interruptions: AsyncStream<Void> = AsyncStream { $0.finish() },
    _ change: (inout RunPlan) -> Void = { _ in }, progress: (@Sendable (RunProgress) -> Void)? = nil
  ) async throws {
    parent = try TemporaryFolder()
    var plan = RunPlan.small(for: url, in: parent)
    change(&plan)
    report = try await Prony.run(plan, interruptions: interruptions, progress: progress)
    records = try FinishedRun.records(in: report.runDirectory)
  }

  /// The first and, of one point, only report.
  var point: PointReport { report.points[0] }

  var folder: String { report.runDirectory }

  func text(of name: String) throws -> String { try TemporaryFolder.text(ofFile: "\(folder)/\(name)") }

  /// The codes of the reasons of the verdict.
  var reasons: [String] { report.verdict.reasons.map(\.code) }

  static func records(in folder: String) throws -> [RequestRecord] {
    var reader = try RecordReader(try RunFolder(existing: folder))
    var records: [RequestRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }
}

extension RunPlan {
  /// Eight short requests by two users, on one thread.
  static func small(for url: String, in folder: TemporaryFolder) -> RunPlan {
    var plan = RunPlan()
    plan.urls = [url]
    plan.model = "mock"
    plan.outDirectory = folder.path
    plan.concurrency = [2]
    plan.requests = 8
    plan.maxOutputTokens = 4
    plan.threads = 1
    return plan
  }
}

extension RequestCounts {
  /// planned = sent + dropped + unsent, sent = succeeded + failed + cancelled.
  var areConserved: Bool {
    sent == succeeded + failed + cancelled && completed == succeeded + failed && sent + dropped <= planned ?? .max
  }
}
