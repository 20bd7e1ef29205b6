import Testing

@testable import Scoring

@Suite struct ExtractionTests {
  private func found(_ steps: ExtractionStep..., in text: String) throws -> Result<String, NoAnswer> {
    try Extraction(steps).answer(in: text)
  }

  @Test func `steps act one after the other, each on what the last one left`() throws {
    let steps: [ExtractionStep] = [.after(marker: "Answer:"), .before(marker: "\n"), .strip, .lowercase]
    #expect(try Extraction(steps).answer(in: "Answer: no\nAnswer:  YES \nbye") == .success("yes"))
    #expect(try Extraction([]).answer(in: " as it is ") == .success(" as it is "))
  }

  @Test func `the first step that finds nothing ends it`() throws {
    #expect(try found(.lastNumber, .strip, in: "none") == .failure(.notFound))
    #expect(try found(.after(marker: "#"), in: "none") == .failure(.notFound))
    #expect(try found(.after(marker: "#", otherwise: .keep), in: "none") == .success("none"))
    #expect(try found(.before(marker: "#"), in: "none") == .success("none"))
  }

  @Test func `a regex takes the first group that holds something, of the first pattern that matches`() throws {
    #expect(try found(.regex(RegexExtraction("x", #"(b)|(\d)"#)), in: "a1b2") == .success("1"))
    #expect(try found(.regex(RegexExtraction("x", #"(b)|(\d)"#, take: .last)), in: "a1b2") == .success("2"))
    #expect(try found(.regex(RegexExtraction(#"=(\s*\w+)"#)), in: "x= y") == .success("y"), "stripped")
    #expect(try found(.regex(RegexExtraction("=(z)?")), in: "x=y") == .success(""), "one group that took no part is empty")
    #expect(try found(.regex(RegexExtraction("(a)?(b)?c")), in: "c") == .failure(.notFound), "of several none is")
    #expect(try found(.regex(RegexExtraction("(a)(b)", group: 2)), in: "ab") == .success("b"))
    #expect(try found(.regex(RegexExtraction("(a)(b)", group: 0)), in: "ab") == .success("ab"))
    #expect(throws: PatternProblem.self) { try Extraction([.regex(RegexExtraction("(a)", group: 2))]) }
  }

  @Test func `a text ends where the first stop begins`() throws {
    #expect(try found(.stops(["\n\n", "Q:", ""]), in: "aQ:b\n\nc") == .success("a"))
    #expect(try found(.stops(["Q:"]), in: "a") == .success("a"))
  }

  @Test func `a pattern that gives up is no answer of its own kind`() throws {
    let text = String(repeating: "a", count: 40) + "?"
    #expect(try found(.regex(RegexExtraction("(a+)+$", otherwise: .keep)), in: text) == .failure(.patternGaveUp))
  }

  @Test func `the vocabulary has a word for every step, and no word twice`() {
    let steps: [ExtractionStep] = [
      .dropThinking(), .regex(RegexExtraction("a")), .replace(pattern: "a", with: "b"), .before(marker: "a"),
      .after(marker: "a"), .stops([]), .lastNumber, .boxed(), .finalAnswer, .mathAnswer, .choice(marker: "a"),
      .choiceFilter(ChoiceFilter(pattern: "a")), .option(of: []), .codeBlock, .lowercase, .strip, .normalize(.squad),
    ]
    #expect(steps.map(\.word) == ExtractionStep.Word.allCases)
    let words = ExtractionStep.Word.allCases.map(\.rawValue)
    #expect(words.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") } })
  }
}

@Suite struct ThinkingTests {
  private func answer(_ text: String) throws -> Result<String, NoAnswer> { try Extraction([.dropThinking()]).answer(in: text) }

  @Test(arguments: ThinkingTags.usual)
  func `what is between the marks is dropped`(tags: ThinkingTags) throws {
    let (open, close) = (tags.open, tags.close)
    #expect(try answer("\(open)1 or 2?\(close)\n\nIt is 3.") == .success("It is 3."))
    #expect(try answer("One \(open)a\(close)two\(open)b\(close)three") == .success("One twothree"))
    #expect(try answer("a\(close) It is 3.") == .success("It is 3."), "it began in the prompt")
    #expect(try answer("\(open)The answer is 4") == .failure(.unfinishedThinking))
    #expect(try answer("It is 3. \(open)Or is it") == .failure(.unfinishedThinking))
    #expect(try answer("\(open)\(close)") == .success(""))
  }

  @Test func `a text without marks is left as it is`() throws {
    #expect(try answer("  1 < 2 and [x] ◁ \n") == .success("  1 < 2 and [x] ◁ \n"))
  }

  @Test func `one kind of mark does not end another`() throws {
    #expect(try answer("<think>a</reasoning>b</think>c") == .success("c"))
  }
}
