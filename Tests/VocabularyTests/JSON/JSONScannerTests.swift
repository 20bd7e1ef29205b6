import Testing
import Vocabulary

@Suite struct JSONScannerTests {
  private func scanner(_ text: String) -> JSONScanner { JSONScanner(Array(text.utf8)[...]) }

  @Test(arguments: [
    "null", "true", " false\n", "0", "-0.5e+10", "12E3", "\"\"", #""a\"\\\/\b\f\n\r\t\u00e9 \ud83d\ude00""#, "[]",
    "[ 1 , [2], {} ]", "{}", #"{ "a" : [null, {"b": "c"}], "d": -1 }"#, "\"Grüße\"",
  ])
  func `passes every JSON text`(text: String) throws {
    var json = scanner(text)
    try json.value()
    try json.finish()
  }

  @Test(arguments: [
    "", " ", "nul", "truefalse", "01", "-", "1.", ".5", "1e", "+1", "\"", "\"\n\"", #""\x""#, #""\u12g4""#, #""\u12""#,
    #""\ud83d""#, "[", "[1,]", "[1 2]", "{", "{a:1}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1 "b":2}"#, "{}{}", "[1]]",
    "'a'",
  ])
  func `refuses what is not JSON`(text: String) {
    var json = scanner(text)
    #expect(throws: JSONFault.self) {
      try json.value()
      try json.finish()
    }
  }

  @Test(arguments: [("x", 1, 1), ("{\n \"a\": x}", 2, 7), ("[1,\n\n", 3, 1), ("[\"ü\"\r\n]]", 2, 2), ("\"\n\"", 1, 2)])
  func `a fault knows its line, and the byte in that`(text: String, line: Int, column: Int) {
    let fault = #expect(throws: JSONFault.self) { try JSONText(text) }
    #expect(fault?.position(in: text).line == line && fault?.position(in: text).column == column)
  }

  @Test func `refuses to follow nesting without end`() {
    var json = scanner(String(repeating: "[", count: 100_000))
    #expect(throws: JSONFault(column: 257, problem: "nested deeper than 256")) { try json.value() }
  }

  @Test func `hands out members in order`() throws {
    var json = scanner(#"{"a": "x\ny", "\u0062": 7, "c": [1,2], "d": null, "e": true, "f": null}"#)
    var seen: [String] = []
    try json.object { (json, name) throws(JSONFault) in
      switch name {
      case "a": seen.append(String(decoding: try json.string(), as: UTF8.self))
      case "b", "d": seen.append("\(try json.integer() ?? -1)")
      case "e", "f": seen.append("\(try json.bool() ?? false)")
      default: try json.value()
      }
    }
    #expect(seen == [#"x\ny"#, "7", "-1", "true", "false"])
  }

  @Test(arguments: ["1.0", "1e3", "99999999999999999999", "\"1\"", "{}"])
  func `takes no other value for an integer`(text: String) {
    var json = scanner(text)
    #expect(throws: JSONFault.self) { try json.integer() }
  }

  @Test(arguments: ["1", "\"true\"", "yes", "[]"])
  func `takes no other value for a truth`(text: String) {
    var json = scanner(text)
    #expect(throws: JSONFault.self) { try json.bool() }
  }
}
