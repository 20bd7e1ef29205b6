import Testing
import Vocabulary

@testable import Protocols

@Suite struct TokenTallyTests {
  @Test func `takes the growth of usage for what an event brought`() {
    var tally = TokenTally()
    #expect(add(&tally, isOutput: false, outputSoFar: 0) == nil)
    #expect(add(&tally, outputSoFar: 1) == 1)
    #expect(add(&tally, isOutput: false, outputSoFar: 3) == nil)
    #expect(add(&tally, outputSoFar: 4) == 3)
    #expect(add(&tally, outputSoFar: 4) == 1, "an event with text brought at least one")
  }

  @Test func `takes usage for the whole once an event with output came without it`() {
    var tally = TokenTally()
    #expect(add(&tally) == nil)
    #expect(add(&tally, outputSoFar: 16) == nil)
    #expect(add(&tally, outputSoFar: 17) == nil)
  }

  @Test func `counts tokens without text with the next that has some`() {
    var tally = TokenTally()
    #expect(add(&tally, isOutput: false, tokens: 2) == nil)
    #expect(add(&tally, tokens: 1) == 3)
    #expect(add(&tally, tokens: 2) == 2)
    #expect(add(&tally, tokens: 0) == 1)
    #expect(tally.result(cameWhole: false) == (TokenUsage(output: 6), .events))
  }

  @Test func `names who counted`() {
    var tally = TokenTally()
    #expect(tally.result(cameWhole: false) == (TokenUsage(), nil))
    _ = add(&tally, tokens: 4)
    #expect(tally.result(cameWhole: false) == (TokenUsage(output: 4), .events))
    _ = add(&tally)
    #expect(tally.result(cameWhole: false) == (TokenUsage(output: 2), .chunks))
    #expect(tally.result(cameWhole: true) == (TokenUsage(), nil))
    tally.usage.output = 9
    #expect(tally.result(cameWhole: false) == (TokenUsage(output: 9), .usage))
  }

  @Test func `does not believe that output has no tokens`() {
    var tally = TokenTally()
    _ = add(&tally, outputSoFar: 0)
    tally.usage.output = 0
    #expect(tally.result(cameWhole: false) == (TokenUsage(output: 1), .chunks))
    #expect(tally.isImplausible)
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("2147483648", 2_147_483_648), ("2147483649", nil), ("-1", nil), ("1.0", nil), ("1e3", nil),
    ("99999999999999999999999999", nil),
  ])
  func `believes whole numbers up to 2^31`(_ number: String, _ count: Int?) {
    var tally = TokenTally()
    let bytes = Array(number.utf8)
    #expect(tally.count(bytes.span, PathHit(slot: 0, kind: .number, element: 0, start: 0, end: Int32(bytes.count))) == count)
    #expect(tally.isImplausible == (count == nil))
  }

  private func add(_ tally: inout TokenTally, isOutput: Bool = true, tokens: Int? = nil, outputSoFar: Int? = nil) -> Int? {
    tally.addEvent(isOutput: isOutput, tokens: tokens, outputSoFar: outputSoFar)
  }
}
