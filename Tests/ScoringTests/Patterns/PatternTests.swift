import Testing

@testable import Scoring

/// Expectations are what Python's `re` gives for the same pattern and text.
@Suite struct PatternTests {
  /// Each match in `text`: the texts of its groups, of the whole match first.
  private func matches(_ pattern: String, in text: String) throws -> [[String?]] {
    let pattern = try Pattern(pattern)
    var matches: [[String?]] = []
    try pattern.scan(text) {
      matches.append((0...pattern.groupCount).map { group in pattern.range(of: group).map { String(text.piece($0)) } })
      return true
    }
    return matches
  }

  private func wholes(_ pattern: String, in text: String) throws -> [String?] { try matches(pattern, in: text).map { $0[0] } }

  @Test func `matches follow one another without overlapping`() throws {
    #expect(try wholes("aa", in: "aaaaa") == ["aa", "aa"])
    #expect(try matches("(a)|(b)", in: "ba") == [["b", nil, "b"], ["a", "a", nil]])
  }

  @Test func `an empty match may stand behind another match, but not twice at one place`() throws {
    #expect(try wholes("a*", in: "baac") == ["", "aa", "", ""])
    #expect(try wholes("a*?", in: "aa") == ["", "a", "", "a", ""])
    #expect(try wholes("", in: "é") == ["", ""])
    #expect(try wholes("x", in: "") == [])
  }

  @Test func `classes, words and case are Unicode's`() throws {
    #expect(try wholes(#"\w+"#, in: "naïve 北京_1 ٣") == ["naïve", "北京_1", "٣"])
    #expect(try wholes(#"\d"#, in: "a٣") == ["٣"])
    #expect(try wholes("(?i)É", in: "é") == ["é"])
    #expect(try wholes(#"\bB\b"#, in: "éB B") == ["B"])
    #expect(try wholes(#"\s"#, in: "\u{A0}\u{3000}") == ["\u{A0}", "\u{3000}"])
  }

  @Test func `a line ends at a line feed only`() throws {
    #expect(try wholes(".+", in: "a\rb\nc") == ["a\rb", "c"])
    #expect(try wholes("(?m)^", in: "a\n") == ["", ""])
    #expect(try wholes("a$", in: "a\n") == ["a"])
  }

  @Test(arguments: [
    (#"a\Z"#, "a\n", [] as [String?]), (#"a\Z"#, "a", ["a"]), ("a{,2}b", "aaab", ["aab"]), (#"\u0041\U00000042"#, "AB", ["AB"]),
    ("[[:a]+", "[:ab", ["[:a"]), ("[]a]+", "]ab", ["]a"]), ("[^]a]+", "]ab", ["b"]), (#"[\]a]+"#, "a]b", ["a]"]),
    ("(?P<n>a)(?P=n)", "aab", ["aa"]), (#"\x41\\Z"#, #"A\Z"#, [#"A\Z"#]),
  ])
  func `what only Python writes is understood`(pattern: String, text: String, expected: [String?]) throws {
    #expect(try wholes(pattern, in: text) == expected)
  }

  @Test func `what is no pattern is reported with its place`() {
    #expect(throws: PatternProblem(pattern: "a(b", reason: "missing closing parenthesis", offset: 3)) { try Pattern("a(b") }
    #expect(throws: PatternProblem.self) { try Pattern("*") }
    #expect(throws: PatternProblem.self) { try Pattern(#"\"#) }
  }

  @Test(arguments: ["(a+)+$", "(a|aa)+$", #"^(\w+\s?)*\?\?"#])
  func `a pattern that would take for ever gives up`(pattern: String) throws {
    let text = String(repeating: "a", count: 40) + "?"
    #expect(throws: NoAnswer.patternGaveUp) { try wholes(pattern, in: text) }
  }

  @Test func `a pattern whose work is only long does not`() throws {
    let text = String(repeating: "a line of some length\n", count: 5000) + "#### 7"
    #expect(try matches(#"(?s).*#### (\d)"#, in: text).map { $0[1] } == ["7"])
  }
}

@Suite struct SubstitutionTests {
  @Test(arguments: [
    ("a", "b", "banana", "bbnbnb"), ("a*", "-", "baac", "-b--c-"), (#"(\w)(\w)"#, #"\2\1"#, "abcd", "badc"),
    (#"(a)|b"#, #"<\1>"#, "ab", "<a><>"), ("x", #"\\\n\g<0>"#, "x", "\\\nx"), ("北", "南", "北京", "南京"), ("z", "", "abc", "abc"),
    ("(?m)^", "> ", "a\nb", "> a\n> b"),
  ])
  func `every match is replaced as by Python's re.sub`(pattern: String, new: String, text: String, expected: String) throws {
    #expect(try Substitution(pattern, with: new).apply(to: text) == expected)
  }

  @Test(arguments: [#"\1"#, #"\g<2>"#, #"\g1"#, #"\q"#, #"\"#])
  func `a replacement that names no group is reported`(replacement: String) {
    #expect(throws: PatternProblem.self) { try Substitution("a", with: replacement) }
  }
}
