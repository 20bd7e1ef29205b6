import Testing

@testable import Scoring

@Suite struct LaTeXExtractionTests {
  private func boxed(_ text: String, _ take: BoxedExtraction.Boxes = .last) throws -> String? {
    try Extraction([.boxed(BoxedExtraction(take: take))]).found(in: text)
  }

  @Test func `a box is read to the brace that closes it`() throws {
    #expect(try boxed(#"so $\boxed{\frac{1}{2}}$."#) == #"\frac{1}{2}"#)
    #expect(try boxed(#"\boxed{a \boxed{3} } \fbox {4} \boxed{open \boxed{5}"#, .all) == #"a \boxed{3},4,5"#)
    // What nothing closes is passed over in one go, however much of it there is.
    #expect(try boxed(String(repeating: #"\boxed{"#, count: 100_000) + "7}", .all) == "7")
    #expect(try boxed(#"\fbox{9}"#) == "9")
    #expect(try boxed(#"\boxed 7$ ok"#) == "7")
    #expect(try boxed(#"\boxed{3"#) == nil)
    #expect(try boxed("3") == nil)
  }

  @Test func `of several boxes the first, the last or all are kept`() throws {
    let text = #"\boxed{3} or \boxed{\boxed{4}} or \boxed{5"#
    #expect(try boxed(text, .first) == "3")
    #expect(try boxed(text, .last) == nil, "the last one never ends")
    #expect(try boxed(text, .all) == #"3,\boxed{4}"#)
    #expect(try Extraction([.boxed(BoxedExtraction(otherwise: .keep))]).found(in: "3") == "3")
  }

  @Test func `the final answer is what the sentence says`() throws {
    func found(_ text: String) throws -> String? { try Extraction([.finalAnswer]).found(in: text) }
    #expect(try found("Final Answer: The final answer is $[2,5)$. I hope it is correct.") == "$[2,5)$")
    #expect(try found("Final Answer: The final answer is 4. ") == "4", "cut before the ending")
    #expect(try found("The final answer is 4.") == nil)
    #expect(try found("Final Answer: The final answer is\n4. I hope it is correct.") == nil)
  }

  @Test(arguments: [
    (#"Thus \boxed{3} and \boxed{4}, so the answer is 5"#, "3,4"), ("The answer is 18. It took 3 minutes.", "18"),
    ("answer: $12", "12"), (#"so the answer is $\frac12$ of 7"#, #"\frac12"#), ("so 3/4", "3/4"), ("1,234 apples", "1,234"),
    ("$x=1$ and then $y=2$.", "y=2"), ("It costs $72", "72"), ("-3.5 degrees", "-3.5"), ("Then 16-3 = 13", "13"),
  ])
  func `the mathematical answer is boxed, or named, or last`(text: String, answer: String) throws {
    #expect(try Extraction([.mathAnswer]).found(in: text) == answer)
  }

  @Test func `code is what the first fence holds`() throws {
    func code(_ text: String) throws -> String? { try Extraction([.codeBlock]).found(in: text) }
    #expect(try code("Sure!\n```python\nx = 1\n```\n```\ny\n```") == "x = 1\n")
    #expect(try code("say ```inline``` then ```\nz\n```") == "z\n")
    #expect(try code("```python\nx = 1") == "```python\nx = 1", "it never ends")
    #expect(try code("x = 1") == "x = 1")
  }
}
