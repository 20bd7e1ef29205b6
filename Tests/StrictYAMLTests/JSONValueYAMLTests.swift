import StrictYAML
import Testing
import Vocabulary

@Suite struct JSONValueYAMLTests {
  private static let members: [JSONValue.Member] = [
    .init("text", "plain"), .init("url", "http://h:80/v1"), .init("number", 12), .init("like a number", "12"),
    .init("yes", "no"), .init("none", nil), .init("empty", ""), .init("list", [1, "a b", ["c": "d", "e": []]]),
    .init("nested", ["a": ["b": true]]), .init("path", "a[*].b"), .init("place", "${prompt}"), .init("colon:", "a: b"),
    .init("comment", "a #b"), .init("aside", "[x]"), .init("lines", "a\nb"), .init("bell", "\u{7}\u{7F}\u{85}"),
  ]

  @Test func `spells a mapping over lines`() {
    #expect(
      JSONValueYAMLTests.members.yamlBlock() == #"""
        text: plain
        url: http://h:80/v1
        number: 12
        "like a number": "12"
        "yes": "no"
        none: null
        empty: ""
        list:
          - 1
          - "a b"
          - c: d
            e: []
        nested:
          a:
            b: true
        path: a[*].b
        place: ${prompt}
        "colon:": "a: b"
        comment: "a #b"
        aside: "[x]"
        lines: "a\nb"
        bell: "\u0007\u007f\u0085"

        """#)
  }

  @Test func `keeps brackets and braces in quotes where they would be YAML's own`() {
    #expect(JSONValue.object([.init("a", "b[0]"), .init("c", ["${d}"])]).yaml == #"{a: "b[0]", c: ["${d}"]}"#)
  }

  @Test func `of several members with one key the last is spelled`() {
    let members: [JSONValue.Member] = [.init("a", 1), .init("b", 2), .init("a", 3)]
    #expect(members.yamlBlock() == "b: 2\na: 3\n")
    #expect(JSONValue.object(members).yaml == "{b: 2, a: 3}")
  }

  @Test func `any text reads back as it was, and is seen on a terminal`() throws {
    var chance = SplitMix64(seed: 1)
    let texts = (0..<2000).map { _ in
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...6, using: &chance) {
        let code =
          Bool.random(using: &chance) ? UInt32.random(in: 0...0x7F, using: &chance) : .random(in: 0...0x10_FFFF, using: &chance)
        if let scalar = Unicode.Scalar(code) { scalars.append(scalar) }
      }
      return String(scalars)
    }
    let members = texts.enumerated().map { JSONValue.Member("\($0) \($1)", .text($1)) }
    for yaml in [members.yamlBlock(), JSONValue.object(members).yaml] {
      guard case .map(let entries) = try Document(yaml: yaml, file: "d").content else {
        Issue.record("no mapping")
        return
      }
      #expect(entries.map(\.key).elementsEqual(members.map(\.key)))
      #expect(entries.map(\.value.text) == texts)
      #expect(yaml.split(separator: "\n").allSatisfy { String($0).escapedForDisplay() == $0 })
    }
  }

  @Test(arguments: [1000, 1022, 1024, 5000]) func `a key of any length reads back`(length: Int) throws {
    let key = String(repeating: "k ", count: length / 2)
    let member = JSONValue.Member(key, ["inner": [.object([.init(key, "value")])]])
    for yaml in [[member, .init("next", 1)].yamlBlock(), JSONValue.object([member, .init("next", 1)]).yaml] {
      let document = try Document(yaml: yaml, file: "d")
      guard case .map(let entries) = document.content, case .map(let inner)? = entries.first?.value.content,
        case .list(let items)? = inner.first?.value.content, case .map(let innermost)? = items.first?.content
      else {
        Issue.record("another shape")
        return
      }
      #expect(entries.map(\.key) == [key, "next"])
      #expect(innermost.map(\.key) == [key])
      #expect(innermost.map(\.value.text) == ["value"])
    }
  }
}
