import StrictYAML
import Testing
import Vocabulary

@Suite struct DocumentTests {
  @Test func `knows the line of each part, and which scalars stand without quotes`() throws {
    let document = try Document(yaml: "a: 1\nb:\n  - 'x'\n  - {c: ~}\n", file: "d")
    guard case .map(let entries) = document.content else { throw Absent() }
    #expect(entries.map(\.key) == ["a", "b"])
    #expect(entries.map(\.line) == [1, 2])
    guard case .scalar("1", isPlain: true) = entries[0].value.content, case .list(let items) = entries[1].value.content else {
      throw Absent()
    }
    #expect(items.map(\.line) == [3, 4])
    guard case .scalar("x", isPlain: false) = items[0].content, case .map(let inner) = items[1].content else { throw Absent() }
    #expect(inner.map(\.value.isNull) == [true])
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "~", "null"])
  func `is null where nothing is said`(yaml: String) throws {
    #expect(try Document(yaml: yaml, file: "d").isNull)
  }

  @Test(arguments: ["a: b & c, &d", "a: 'x &y *z'", "a: 2 * 3 &c", "a: x&y", "a: |\n  R&D, *bold* &amp;"])
  func `takes texts with ampersands and stars for what they are`(yaml: String) throws {
    guard case .map(let entries) = try Document(yaml: yaml, file: "d").content else { throw Absent() }
    #expect(entries.map(\.key) == ["a"])
    #expect(entries[0].value.text?.contains { "&*".contains($0) } == true)
  }

  static let refused: [(String, String, String)] = [
    ("a: &x 1", "d:1", "an anchor or alias"),
    ("a: 1\nb: [&x 1]", "d:2", "an anchor or alias"),
    ("&k a: 1", "d:1", "an anchor or alias"),
    ("a: &x [1]\nb: *x", "d:1", "an anchor or alias"),
    ("a: 1\nb: !!str 1", "d:2", "a tag"),
    ("[a]: 1", "d:1", "a key that is no text"),
    ("a: 1\na: 2", "d:1", "“a” stands twice in one mapping"),
    ("a: 1\n---\nb: 2", "d:2", "not YAML: but found another document"),
    ("a: [", "d:2", "not YAML: did not find expected node content"),
    ("a: \u{1}", "d", "not YAML: control characters are not allowed"),
    (String(repeating: "[", count: 100_000), "d:1", "nested too deep"),
    (String(repeating: "x", count: 300 << 10), "d", "too long"),
  ]

  @Test(arguments: refused)
  func `says where a text is no document`(yaml: String, place: String, problem: String) throws {
    let problems = try #require(throws: PlanProblems.self) { try Document(yaml: yaml, file: "d") }.problems
    #expect(problems.map(\.place) == [place])
    #expect(problems.map(\.problem) == [problem])
  }

  @Test func `refuses at once what would take for ever to expand`() {
    let bomb = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }.joined()
    let keys = (1...40).map { "? &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n: x\n" }.joined()
    for yaml in ["a0: &a0 x\n\(bomb)", "? &a0 x\n: y\n\(keys)"] {
      #expect(throws: PlanProblems.self) { try Document(yaml: yaml, file: "d") }
    }
  }

  private struct Absent: Error {}
}
