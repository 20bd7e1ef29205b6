import FoundationEssentials
import TestKit
import Testing

@Suite struct FaultTableTests {
  /// The rows of the table, each the number of its fault and its tests.
  private static var rows: [(number: Substring, tests: Substring)] {
    get throws {
      let table = try String(contentsOfFile: Repository.path(of: "Tests/FAULTS.md"), encoding: .utf8)
      return try table.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).map { row in
        let columns = row.dropFirst(2).split(separator: " | ", maxSplits: 2)
        try #require(columns.count == 3, "\(row)")
        return (columns[0], columns[2].trimmingSuffix(" |"))
      }
    }
  }

  @Test func `the table has every fault in order`() throws {
    let numbers = try FaultTableTests.rows.map(\.number)
    #expect(numbers.count >= 54)
    #expect(numbers == numbers.indices.map { "\($0 + 1)" })
  }

  @Test func `each test that the table of faults names is there`() throws {
    let sources = try FaultTableTests.sources
    for (number, tests) in try FaultTableTests.rows where tests != "later" {
      for test in tests.split(separator: "<br>") {
        let parts = test.split(separator: "`: ", maxSplits: 1)
        try #require(parts.count == 2, "\(number): \(test)")
        let (suite, name) = (parts[0].dropFirst(), parts[1])
        let places = sources.filter { $0.name == suite || $0.name.hasPrefix("\(suite)+") }
        #expect(places.contains { $0.text.contains("func `\(name)`(") }, "\(suite) has no test “\(name)”")
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
