import Testing
import Vocabulary

@Suite struct JSONTextTests {
  @Test func `takes a member out as it was written`() throws {
    let row = try JSONText(#" {"a": 1.50, "messages" : [{"role":"user", "content":"\u00e9"}] , "b":null}  "#)
    let messages = try #require(row.members?.first { $0.name == "messages" }?.value)
    #expect(messages.kind == .array)
    #expect(messages.text == #"[{"role":"user", "content":"\u00e9"}]"#)
    #expect(row.members?.map(\.name) == ["a", "messages", "b"])
    #expect(row.members?.first?.value.text == "1.50")
    #expect(row.members?.last?.value.kind == .null)
  }

  @Test func `takes elements out in order`() throws {
    let array = try JSONText(#"[1, [2, 3], "x", {}, true]"#)
    #expect(array.elements?.map(\.text) == ["1", "[2, 3]", #""x""#, "{}", "true"])
    #expect(array.members == nil)
    #expect(try JSONText("[]").elements == [])
  }

  @Test(arguments: [
    (#""plain""#, "plain"), (#""""#, ""), (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
    (#""\u00e9\uD83D\uDE00!""#, "é😀!"), (#""é😀""#, "é😀"), (#""\u0000""#, "\0"),
  ])
  func `resolves escapes`(json: String, text: String) throws {
    #expect(try JSONText(json).string == text)
  }

  @Test(arguments: ["plain", "", "\"quoted\" \\ back", "line\nfeed\r\ttab", "\u{0}\u{1F}\u{7F}", "é😀\u{2028}"])
  func `quotes so that reading gives the same text`(text: String) throws {
    #expect(try JSONText(JSONText.quoting(text)).string == text)
  }

  @Test(arguments: ["0", "-0", "10", "-1.5", "1e5", "1E-05", "0.25e+3"])
  func `accepts the numbers of JSON`(number: String) throws {
    #expect(try JSONText(number).kind == .number)
  }

  @Test func `has an integer only when it is written as one`() throws {
    #expect(try JSONText("42").integer == 42)
    #expect(try JSONText("4.0").integer == nil)
    #expect(try JSONText("9999999999999999999").integer == nil)
    #expect(try JSONText(#""42""#).integer == nil)
  }

  @Test(arguments: [
    ("", 1, "it ends too early"),
    ("{\"a\":1", 7, "it ends too early"),
    ("{\"a\" 1}", 6, "expected “:”"),
    ("{a:1}", 2, "expected a string in double quotes"),
    ("[1,]", 4, "expected a JSON value"),
    ("[1 2]", 4, "expected “]”"),
    ("1 2", 3, "something after the end of the value"),
    ("NaN", 1, "expected a JSON value"),
    ("-Infinity", 2, "expected a digit"),
    ("01", 1, "a number with leading zeros"),
    ("-01", 1, "a number with leading zeros"),
    ("1.", 3, "it ends too early"),
    ("tru ", 4, "expected “true”"),
    ("'a'", 1, "expected a JSON value"),
    (#""\x""#, 3, "an escape that JSON does not have"),
    (#""\u12g4""#, 6, "expected four hexadecimal digits"),
    (#""\ud83d""#, 8, "half a surrogate pair"),
    (#""\ude00\ud83d""#, 8, "half a surrogate pair"),
    (#""\ud83d\n""#, 9, "an escape that JSON does not have"),
    ("\"a\nb\"", 3, "a control character that is not escaped"),
  ])
  func `says where and why a text is not JSON`(text: String, column: Int, problem: String) {
    #expect(throws: JSONFault(column: column, problem: problem)) { _ = try JSONText(text) }
  }

  @Test func `bounds the nesting`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(try JSONText(nested(256)).kind == .array)
    #expect(throws: JSONFault(column: 257, problem: "nested deeper than 256")) { _ = try JSONText(nested(257)) }
    #expect(throws: JSONFault.self) { _ = try JSONText(nested(1_000_000)) }
  }

  @Test func `every cut of a text is either JSON or a fault`() throws {
    let text = #"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00\n",true,null,{"b":{}}],"c":""}"#
    for length in 0..<text.count {
      #expect(throws: JSONFault.self) { _ = try JSONText(String(text.prefix(length))) }
    }
    #expect(try JSONText(text).text == text)
  }
}
