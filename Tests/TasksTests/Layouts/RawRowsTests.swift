import Scoring
import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite struct RawRowsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(
    _ text: String, _ format: TaskLayout.Format, columns: [String]? = nil, items: String? = nil, spread: [String] = [],
    limit: Int = RawRows.longestFile, longestLine: Int = RawRows.longestLine
  ) throws -> (texts: [String?], problems: [String]) {
    let layout = TaskLayout(
      name: "x", format: format, columns: columns, items: items.map { MemberPath($0) }, spread: spread, files: [], fields: [])
    let path = try folder.write(text, to: "rows")
    let read = RawRows(ofFile: path, layout: layout, limit: limit, longestLine: longestLine)
    return (
      read.rows.map { $0.value(at: MemberPath("q"))?.text },
      read.problems.map { $0.description.replacing(each: path, with: "f") }
    )
  }

  @Test func `reads on behind lines that are no rows, and tells each`() throws {
    let lines = [
      "{\"q\":\"one\"}", "{\"q\":", "[1]", "", "{\"q\":\"a\",\"q\":\"b\"}", "{\"q\":\"\u{0}\"}",
      "{\"q\":" + String(repeating: "[", count: 300) + String(repeating: "]", count: 300) + "}", "{\"q\":\"two\"}\r",
    ]
    let read = try read(lines.joined(separator: "\n"), .jsonl)
    #expect(read.texts == ["one", "two"])
    #expect(
      read.problems == [
        "f:2: not JSON: at byte 6 it ends too early", "f:3: is not a JSON object", "f:5: “q” stands in it twice",
        "f:6: not JSON: at byte 7 a control character that is not escaped", "f:7: not JSON: at byte 261 nested deeper than 256",
      ])
  }

  @Test func `refuses a line that is too long, and a file`() throws {
    let text = "{\"q\":\"\(String(repeating: "x", count: 100))\"}\n{\"q\":\"y\"}\n"
    #expect(try read(text, .jsonl, longestLine: 50) == (["y"], ["f:1: longer than 50 bytes"]))
    #expect(try read(text, .jsonl, limit: 50) == ([], ["f: longer than 50 bytes"]))
  }

  @Test func `says that a file is not there, or no text`() throws {
    let layout = TaskLayout(name: "x", format: .jsonl, columns: nil, items: nil, spread: [], files: [], fields: [])
    let missing = RawRows(ofFile: folder.path(of: "none"), layout: layout)
    #expect(missing.problems.map(\.reason) == ["No such file or directory"])
  }

  @Test func `reads one JSON value: an array, an object, or a list within`() throws {
    #expect(try read("[{\"q\":\"a\"},\n{\"q\":2}]", .json) == (["a", "2"], []))
    #expect(try read("{\"q\":\"a\"}", .json) == (["a"], []))
    #expect(try read("{\"Data\":[{\"q\":\"a\"},3]}", .json, items: "Data") == (["a"], ["f: item 2 is not a JSON object"]))
    #expect(try read("{\"q\":1}", .json, items: "Data") == ([], ["f: there is no list at Data"]))
    #expect(try read("[\n{\"q\":\"a\"},\n{\"q\" 2}]", .json) == ([], ["f:3: not JSON: expected “:”"]))
  }

  @Test func `makes a row of each question of an article`() throws {
    let text = "{\"id\":1,\"q\":[\"a\",\"b\"],\"o\":[[1],[2]]}"
    #expect(try read(text, .json, spread: ["q", "o"]) == (["a", "b"], []))
    #expect(
      try read("{\"q\":[\"a\"],\"o\":[]}", .json, spread: ["q", "o"]).problems == ["f: q, o are not arrays of the same length"])
  }

  @Test func `reads tables with a line of names and without, and tells one from the other`() throws {
    #expect(try read("\u{FEFF}q,a\nwhy,x\n", .csv) == (["why"], []))
    #expect(try read("why,x\n", .csv, columns: ["q", "a"]) == (["why"], []))
    #expect(
      try read("Q,A\nwhy,x\n", .csv, columns: ["q", "a"])
        == (["why"], ["f:1: a line of column names, where a file of this layout has none"]))
    #expect(try read("q,a\nwhy\nhow,y\n", .csv) == (["how"], ["f:2: 1 columns instead of 2"]))
    #expect(try read("q,q\nwhy,x\n", .csv) == ([], ["f:1: two columns are called “q”"]))
    #expect(try read("q\ta\nwhy\tx\n", .tsv) == (["why"], []))
  }
}
