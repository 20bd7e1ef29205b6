import Testing

@testable import Scoring

@Suite struct ChoiceExtractionTests {
  private func choice(_ text: String, marker: String = "ANSWER", choices: Int = 4, several: Bool = false) -> String? {
    MarkedChoice(marker: marker, several: several).found(in: text, choices: choices)
  }

  @Test(arguments: [
    ("ANSWER: B, not C", "B"), ("Answer:\n**(D)**", "D"), (#"answer: $\boxed{\text{C}}$"#, "C"), ("ANSWER: A\nANSWER: D.", "D"),
    ("ANSWER: [LETTER]\nANSWER: C\nANSWER: ?", "C"), ("The correct choice is B.", "B"), ("ANSWER： A", "A"),
  ])
  func `the last marker counts that a label follows`(text: String, label: String) {
    #expect(choice(text) == label)
  }

  @Test(arguments: ["ANSWER: E", "ANSWER: b", "no letters here", "It must be option C because Xenon", "ANSWER: A or B", ""])
  func `what names no single label is no answer`(text: String) {
    #expect(choice(text) == nil)
  }

  @Test func `several labels come in their order, each once`() {
    #expect(choice("ANSWER: C and A", several: true) == "A,C")
    #expect(choice("ANSWER: CAC", several: true) == "A,C")
    #expect(choice("答案：（B、D）", marker: "答案", several: true) == "B,D")
  }

  @Test func `labels go on with numbers behind Z`() {
    #expect(choice("answer: 2", choices: 28) == "2")
    #expect(choice("answer: 2", choices: 27) == nil)
    #expect(choice("ANSWER: Q", choices: 0) == "Q", "the question gave no choices")
  }

  @Test func `a choice can be named by its text`() throws {
    let choices = ["red", "red apple", "none"]
    func found(_ text: String, _ filter: ChoiceFilter) throws -> String? {
      try Extraction([.choiceFilter(filter)]).found(in: text, choices: choices)
    }
    let filter = ChoiceFilter(pattern: #"\(([A-Z])\)"#, ignoreCase: true)
    #expect(try found("It is (C), not the red apple", filter) == "C")
    #expect(try found("A Red Apple!", filter) == "(B)", "the longest text first")
    #expect(try found("I say: A", filter) == "(A)")
    #expect(try found("I do not know", filter) == nil)
    #expect(try found("r-e-d", ChoiceFilter(pattern: "x", ignorePunctuation: true)) == "(A)")
    #expect(try found("blue", ChoiceFilter(pattern: "x", ignore: ["blue"])) == nil)
    #expect(try found("none, then red", ChoiceFilter(pattern: "x", take: .last)) == "(A)")
  }

  @Test func `the first option in the first match that has one is taken`() throws {
    func option(_ text: String, patterns: [String]) throws -> String? {
      try Extraction([.option(of: ["yes", "no"], patterns: patterns)]).found(in: text)
    }
    #expect(try option("no or yes", patterns: []) == "yes", "in the order of the options")
    #expect(try option("yes, I mean: no", patterns: ["maybe", "mean: ?", "mean: .*"]) == "no")
    #expect(try option("perhaps", patterns: ["perhaps"]) == nil)
  }
}
