import Testing

@testable import Tasks

@Suite struct TextOperationTests {
  @Test(arguments: [
    (TextOperation.strip, " a b\n", "a b"), (.lowercase, "ÄB", "äb"), (.capitalize, "the CAT", "The cat"),
    (.capitalize, "", ""),
    (.spaces, "high_school_law", "high school law"), (.dropBracketed, "a [b [c] d] e", "a  d] e"),
    (.dropBracketed, "a [b\nc] [d] [", "a [b\nc]  ["), (.after("##"), "a ## b ## c", " b ## c"),
    (.before("##"), "a ## b ## c", "a "),
    (.replace("  ", with: " "), "a   b", "a  b"), (.replace("é", with: "e"), "cafés", "cafes"),
  ])
  func `makes of a text`(operation: TextOperation, text: String, expected: String) {
    #expect(operation.applied(to: text).map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test func `finds a marker next to a combining mark`() {
    #expect(TextOperation.after("#").applied(to: "#\u{301}x") == "\u{301}x")
  }
}
