import Testing

@testable import Protocols

@Suite struct FactPathTests {
  @Test func `reads names, indices and every element`() throws {
    #expect(
      try FactPath("choices[*].delta.content").steps == [
        .member("choices"), .everyElement, .member("delta"), .member("content"),
      ])
    #expect(try FactPath("text").steps == [.member("text")])
    #expect(try FactPath("[2][*].a-b_c").steps == [.element(2), .everyElement, .member("a-b_c")])
  }

  @Test(arguments: [
    ("", "the path is empty"), ("a..b", "a member's name is missing"), (".a", "a member's name is missing"),
    ("a.", "a member's name is missing"),
    ("a[b]", "“[b]” is neither [*] nor an index from [0]"), ("a[-1]", "“[-1]” is neither [*] nor an index from [0]"),
    ("a[]", "“[]” is neither [*] nor an index from [0]"), ("a[1", "“[” without “]”"), ("a[0]b", "“.” or “[” must follow “]”"),
    ("a b", "“ ” cannot stand in a path"), ("a]", "“]” cannot stand in a path"), ("a[99999999999999999999]", "neither"),
    (Array(repeating: "a", count: 17).joined(separator: "."), "more than 16 steps"),
  ])
  func `says what is wrong with a path`(_ text: String, _ reason: String) throws {
    let fault = #expect(throws: FactPath.Fault.self) { try FactPath(text) }
    #expect(fault?.reason.contains(reason) == true)
  }
}
