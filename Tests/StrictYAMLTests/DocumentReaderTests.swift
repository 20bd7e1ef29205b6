import StrictYAML
import Testing
import Vocabulary

@Suite struct DocumentReaderTests {
  private struct Reader: DocumentReader {
    var findings = DocumentFindings(file: "d")
  }

  private func section(_ yaml: String, known: [String], _ reader: inout Reader) throws -> Section {
    reader.section(try Document(yaml: yaml, file: "d"), at: "", known: known)
  }

  @Test func `reads each kind of value, and nil for what is not there`() throws {
    var reader = Reader()
    let yaml = "name: x\ncount: 3\nshare: 0.5\nwait: 250ms\nword: two\nflag: true\nlist: [1, 2]\nmap: {a: b}\n"
    let known = ["name", "count", "share", "wait", "word", "flag", "list", "map"]
    let top = try section(yaml, known: known, &reader)
    let empty = try section("{}", known: [], &reader)
    for (section, isThere) in [(top, true), (empty, false)] {
      #expect(reader.text("name", of: section, accepted: "a text") == (isThere ? "x" : nil))
      #expect(reader.number("count", of: section, in: 1...3) == (isThere ? 3 : nil))
      #expect(reader.share("share", of: section, of: "it") == (isThere ? 0.5 : nil))
      #expect(reader.time("wait", of: section, upTo: .seconds(1)) == (isThere ? .milliseconds(250) : nil))
      #expect(reader.choice("word", of: section, among: [("one", 1), ("two", 2)]) == (isThere ? 2 : nil))
      #expect(reader.flag("flag", of: section) == isThere)
      #expect(reader.list("list", of: section, accepted: "a list").count == (isThere ? 2 : 0))
      #expect(reader.entries("map", of: section, accepted: "a mapping").map(\.key) == (isThere ? ["a"] : []))
    }
    #expect(reader.problems == [])
  }

  @Test func `reports all at once, in the order of lines, with the nearest of what is known`() throws {
    var reader = Reader()
    let top = try section(
      "cuont: 3\ncount: 4\nword: tow\nlist: x\nmap: [a]\n", known: ["count", "word", "list", "map", "name"], &reader)
    _ = reader.requiredText("name", of: top, accepted: "a text")
    _ = reader.choice("word", of: top, among: [("one", 1), ("two", 2)], or: "a number")
    _ = reader.entries("map", of: top, accepted: "a mapping")
    _ = reader.list("list", of: top, accepted: "a list")
    _ = reader.number("count", of: top, in: 1...3)
    _ = reader.number("count", of: top, in: 1...3)
    #expect(
      reader.problems == [
        PlanProblem(
          place: "d:1 cuont", problem: "unknown key", accepted: "“count”, or another of count, word, list, map, name"),
        PlanProblem(place: "d:1 name", problem: "missing", accepted: "a text"),
        PlanProblem(place: "d:2 count", value: "4", problem: "not accepted", accepted: "a number from 1 to 3"),
        PlanProblem(place: "d:3 word", value: "tow", problem: "not one of them", accepted: "two, one, a number"),
        PlanProblem(place: "d:4 list", problem: "text instead of a list", accepted: "a list"),
        PlanProblem(place: "d:5 map", problem: "a list instead of a mapping", accepted: "a mapping"),
      ])
  }

  @Test func `reports each of very many once`() throws {
    var reader = Reader()
    for line in 1...100_000 {
      for _ in 1...2 { reader.report(line, "a", "wrong", accepted: "right") }
    }
    #expect(reader.problems.map(\.place) == (1...100_000).map { "d:\($0) a" })
  }

  @Test func `names the place of what lies deeper`() throws {
    var reader = Reader()
    let top = try section("a: {b: 1}\nc: 7\n", known: ["a", "c"], &reader)
    let inner = reader.section("a", of: top, known: ["x"])
    _ = reader.section("c", of: top, known: ["x"])
    _ = reader.section("e", of: top, known: ["x"])
    #expect(inner.place(of: "b") == "a.b")
    #expect(reader.problems.map(\.place) == ["d:1 a.b", "d:1 e", "d:2 c"])
    #expect(reader.problems.map(\.problem) == ["unknown key", "missing", "text instead of a mapping"])
  }
}
