import FoundationEssentials
import TestKit
import Testing

@Suite struct FaultTableTests {
  @Test func `each test that the table of faults names is there`() throws {
    let table = try String(contentsOfFile: Repository.path(of: "Tests/FAULTS.md"), encoding: .utf8)
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    #expect(rows.count > 25)
    for row in rows {
      let columns = row.split(separator: " | ", maxSplits: 1)
      let tests = try #require(columns.last).trimmingSuffix(" |").split(separator: "<br>")
      for test in tests {
        let parts = test.split(separator: "`: ", maxSplits: 1)
        try #require(parts.count == 2, "\(test)")
        let (suite, name) = (parts[0].dropFirst(), parts[1])
        let sources = try FaultTableTests.sources.filter { $0.name == suite || $0.name.hasPrefix("\(suite)+") }
        #expect(sources.contains { $0.text.contains("func `\(name)`(") }, "\(suite) has no test “\(name)”")
      }
    }
  }

  /// The Swift files below `Tests`, by their names.
  private static var sources: [(name: String, text: String)] {
    get throws {
      let top = Repository.path(of: "Tests")
      return try FileManager.default.subpathsOfDirectory(atPath: top).filter {
        $0.hasSuffix("Tests.swift") || $0.contains("Tests+")
      }
      .map { path in
        let file = path.split(separator: "/").last ?? ""
        return (String(file.dropLast(".swift".count)), try String(contentsOfFile: "\(top)/\(path)", encoding: .utf8))
      }
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ suffix: String) -> Substring { hasSuffix(suffix) ? dropLast(suffix.count) : self }
}
