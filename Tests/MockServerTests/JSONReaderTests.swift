import Testing

@testable import MockServer

@Suite struct JSONReaderTests {
  @Test(arguments: [
    "null", "true", " false\n", "0", "-0.5e+10", "12E3", "\"\"", #""a\"\\\/\b\f\n\r\t\u00e9 \ud83d""#, "[]", "[ 1 , [2], {} ]",
    "{}", #"{ "a" : [null, {"b": "c"}], "d": -1 }"#, "\"Grüße\"",
  ])
  func `passes every JSON text`(text: String) throws {
    var reader = JSONReader(Array(text.utf8))
    try reader.skip()
    try reader.finish()
  }

  @Test(arguments: [
    "", " ", "nul", "truefalse", "01", "-", "1.", ".5", "1e", "+1", "\"", "\"\n\"", #""\x""#, #""\u12g4""#, #""\u12""#, "[",
    "[1,]",
    "[1 2]", "{", "{a:1}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1 "b":2}"#, "{}{}", "[1]]", "'a'",
  ])
  func `refuses what is not JSON`(text: String) {
    var reader = JSONReader(Array(text.utf8))
    #expect(throws: JSONReader.Problem.self) {
      try reader.skip()
      try reader.finish()
    }
  }

  @Test func `refuses to follow nesting without end`() {
    var reader = JSONReader(Array(repeating: UInt8(ascii: "["), count: 100_000))
    #expect(throws: JSONReader.Problem(expected: "at most 256 levels", position: 257)) { try reader.skip() }
  }

  @Test func `hands out members in order`() throws {
    var reader = JSONReader(Array(#"{"a": "x\ny", "b": 7, "c": [1,2], "d": null, "e": true}"#.utf8))
    var seen: [String] = []
    try reader.readObject { reader, name throws(JSONReader.Problem) in
      switch name {
      case "a": seen.append(String(decoding: try reader.readString(), as: UTF8.self))
      case "b", "d": seen.append("\(try reader.readInteger() ?? -1)")
      case "e": seen.append("\(try reader.readBool() ?? false)")
      default: try reader.skip()
      }
    }
    #expect(seen == [#"x\ny"#, "7", "-1", "true"])
  }

  @Test(arguments: ["1.0", "1e3", "99999999999999999999", "\"1\"", "{}"])
  func `takes no other value for an integer`(text: String) {
    var reader = JSONReader(Array(text.utf8))
    #expect(throws: JSONReader.Problem.self) { try reader.readInteger() }
  }
}
