import StrictYAML
import Testing

@Suite struct DocumentOverlayTests {
  private struct Entry: Equatable {
    var key: String
    var line: Int
    var text: String?
  }

  private func entries(_ document: Document) -> [Entry] {
    guard case .map(let entries) = document.content else { return [] }
    return entries.map { Entry(key: $0.key, line: $0.line, text: $0.value.text) }
  }

  @Test func `puts entries in place of others, adds those that are new and removes those that are null`() throws {
    let under = try Document(yaml: "a: 1\nb: 2\nc: 3\n", file: "d")
    let over = try Document(yaml: "\n\n\n\nb: two\nc: null\nd: four\n", file: "d")
    #expect(
      entries(under.overlaid(by: over)) == [
        Entry(key: "a", line: 1, text: "1"), Entry(key: "b", line: 5, text: "two"), Entry(key: "d", line: 7, text: "four"),
      ])
  }

  @Test func `lays mappings over each other where that is asked for`() throws {
    let under = try Document(yaml: "m: {a: 1, b: 2}\nn: {a: 1, b: 2}\n", file: "d")
    let over = try Document(yaml: "m: {b: 3}\nn: {b: 3}\n", file: "d")
    guard case .map(let parts) = under.overlaid(by: over, merging: ["m"]).content else {
      Issue.record("no mapping")
      return
    }
    #expect(parts.map { entries($0.value).map(\.text) } == [["1", "3"], ["3"]])
  }

  @Test func `keeps the keys that are asked for`() throws {
    #expect(entries(try Document(yaml: "a: 1\nb: 2\n", file: "d").keeping(["b", "x"])).map(\.key) == ["b"])
  }
}
