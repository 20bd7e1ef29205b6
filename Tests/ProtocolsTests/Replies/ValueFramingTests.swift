import Testing
import Vocabulary

@testable import Protocols

@Suite struct ValueFramingTests {
  /// A body, the values in it, and the one that it breaks off in.
  static let lines: [(body: String, values: [String], rest: String?)] = [
    ("{\"a\":1}\n{\"b\":[2]}\n", ["{\"a\":1}", "{\"b\":[2]}"], nil),
    ("{\"a\":1}\r\n\r\n  [1,2]\n", ["{\"a\":1}", "[1,2]"], nil),
    ("{\"a\":\"}\\\"{\"}\n", ["{\"a\":\"}\\\"{\"}"], nil),
    ("{\"a\":\"\\\\\"}{\"b\":2}", ["{\"a\":\"\\\\\"}", "{\"b\":2}"], nil),
    ("{\n \"a\": {\n }\n}\n", ["{\n \"a\": {\n }\n}"], nil),
    ("\"x y\" 7 true\n", ["\"x y\"", "7", "true"], nil),
    ("<html> }, ]", ["<html>", "}", ",", "]"], nil),
    ("{\"a\":1}\n{\"b\":", ["{\"a\":1}"], "{\"b\":"),
    ("12", [], "12"),
    ("", [], nil),
  ]

  @Test(arguments: lines)
  func `finds the same values at every cut`(_ body: String, _ values: [String], _ rest: String?) {
    for size in 1...max(1, body.utf8.count) {
      var framing = StreamFraming(.lines)
      #expect(framing.values(of: body, inPiecesOf: size) == values, "pieces of \(size)")
      #expect(framing.finish() == rest.map { .gathered(Array($0.utf8)) })
    }
  }

  static let arrays: [(body: String, values: [String], rest: String?)] = [
    ("[{\"a\":[1,{}]}\n,\r\n{\"b\":2}]", ["{\"a\":[1,{}]}", "{\"b\":2}", "]"], nil),
    (" [ ] ", ["]"], nil),
    ("[[1],2,\"x,]\"]", ["[1]", "2", "\"x,]\"", "]"], nil),
    ("[{\"a\":1},{\"b\"", ["{\"a\":1}"], "{\"b\""),
    ("[1,2", ["1"], "2"),
  ]

  @Test(arguments: arrays)
  func `finds the elements of an array, and its end`(_ body: String, _ values: [String], _ rest: String?) {
    for size in 1...body.utf8.count {
      var framing = StreamFraming(.array)
      #expect(framing.values(of: body, inPiecesOf: size) == values, "pieces of \(size)")
      #expect(framing.finish() == rest.map { .gathered(Array($0.utf8)) })
    }
  }

  @Test func `hands out a value where it lies`() {
    let bytes = Array("{\"a\":1}\n".utf8)
    var framing = StreamFraming(.lines)
    var offset = 0
    #expect(framing.next(in: bytes.span, at: &offset) == .inPiece(0..<7))
    #expect(framing.next(in: bytes.span, at: &offset) == nil)
  }

  @Test func `gives up on a value without an end`() {
    let piece = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
    var framing = StreamFraming(.lines)
    for number in 1...9 {
      var offset = 0
      #expect(framing.next(in: piece.span, at: &offset) == nil)
      #expect((framing.fault?.kind == .lineTooLong) == (number > 8))
    }
  }
}

extension StreamFraming {
  /// The values that come out of `body` in pieces of `size` bytes.
  mutating func values(of body: String, inPiecesOf size: Int) -> [String] { values(of: Array(body.utf8), inPiecesOf: size) }

  mutating func values(of bytes: [UInt8], inPiecesOf size: Int) -> [String] {
    var values: [String] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(start + size, bytes.count)])
      var offset = 0
      while let frame = next(in: piece.span, at: &offset) {
        switch frame {
        case .inPiece(let range): values.append(String(decoding: piece[range], as: UTF8.self))
        case .gathered(let data): values.append(String(decoding: data, as: UTF8.self))
        }
      }
    }
    return values
  }
}
