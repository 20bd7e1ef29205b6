import MockServer
import PronyKit
import Records
import Reports
import TestKit
import Testing
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

  /// Expects that no request was lost: each planned one was sent or dropped, came to one end, and has its record; and that its files
  /// give its report once more.
  func expectNothingLost(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let counts = point.counts
    #expect(counts.areConserved, sourceLocation: sourceLocation)
    #expect(counts.planned == counts.sent + counts.dropped, sourceLocation: sourceLocation)
    #expect(records.count == counts.planned, sourceLocation: sourceLocation)
    #expect(try Prony.report(of: folder) == report, sourceLocation: sourceLocation)
  }

  /// Expects every request to have failed as `kind`, sent once, with `detail` in what is said.
  func expectFailures(as kind: RequestFailure.Kind, saying detail: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(point.counts.failed == records.count, sourceLocation: sourceLocation)
    for record in records {
      guard case .failed(let failure) = record.outcome else { continue }
      #expect(failure.kind == kind && failure.detail.contains(detail), "\(failure)", sourceLocation: sourceLocation)
      #expect(record.attempts == 1, sourceLocation: sourceLocation)
    }
    #expect(reasons.contains("no_success"), sourceLocation: sourceLocation)
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
    plan.requests = [8]
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
