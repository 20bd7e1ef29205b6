import FoundationEssentials
import TestKit
import Vocabulary

/// The folder of a run that a process has made.
struct MadeRun {
  let path: String

  /// The one run in `runs/` of `folder`.
  init(in folder: TemporaryFolder) throws {
    let names = TemporaryFolder.names(in: folder.path(of: "runs"))
    guard let name = names.first, names.count == 1 else { throw NotOneRun(names: names) }
    path = folder.path(of: "runs/\(name)")
  }

  var files: [String] { TemporaryFolder.names(in: path) }

  func text(of name: String) throws -> String { try TemporaryFolder.text(ofFile: "\(path)/\(name)") }

  /// All its files in one.
  func traces() throws -> String { try files.map { try text(of: $0) }.joined() }

  /// What of `report.json` these tests look at.
  func report() throws -> WrittenReport {
    try WrittenReport(text(of: "report.json"))
  }

  struct NotOneRun: Error {
    let names: [String]
  }
}

/// Some of `report.json`.
struct WrittenReport: Decodable {
  struct Verdict: Decodable {
    struct Reason: Decodable {
      let code: String
    }

    let status: String
    let reasons: [Reason]
  }

  struct Point: Decodable {
    struct Counts: Decodable {
      let planned: Int?
      let sent, succeeded, failed, cancelled, dropped: Int

      /// sent = succeeded + failed + cancelled, and no more were sent or dropped than planned.
      var areConserved: Bool { sent == succeeded + failed + cancelled && sent + dropped <= planned ?? .max }
    }

    struct Failure: Decodable {
      let kind: String
      let count: Int
      let example: String

      enum CodingKeys: String, CodingKey {
        case kind = "class"
        case count, example
      }
    }

    let counts: Counts
    let failures: [Failure]
    let addresses: [String: Int]
  }

  let verdict: Verdict
  let points: [Point]

  /// The report that `json` spells.
  init(_ json: String) throws { self = try JSONDecoder().decode(WrittenReport.self, from: Data(json.utf8)) }

  var counts: Point.Counts { points[0].counts }

  /// The exit status that the verdict of a run with successes deserves.
  var status: Int32 { verdict.status.hasPrefix("VALID") ? 0 : verdict.status == "INTERRUPTED" ? 130 : 4 }
}
