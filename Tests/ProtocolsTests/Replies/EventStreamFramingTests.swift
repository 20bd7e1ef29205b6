import Testing

@testable import Protocols

@Suite struct EventStreamFramingTests {
  /// A stream and the data of its events.
  static let streams: [(stream: String, events: [String])] = [
    ("data: a\n\ndata: b\n\n", ["a", "b"]),
    ("data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
    ("data: a\r\rdata: b\r\r", ["a", "b"]),
    ("data: a\r\n\ndata: b\n\r\n", ["a", "b"]),
    ("data:a\n\ndata:  a\n\n", ["a", " a"]),
    ("data: a\ndata: b\n\n", ["a\nb"]),
    ("data: a\ndata:\ndata: b\n\n", ["a\n\nb"]),
    ("data\ndata\n\n", ["\n"]),
    ("data: a\n: comment\nid: 7\nretry: 10\nevent: ping\nother: x\ndata: b\n\n", ["a\nb"]),
    (": comment\n\nid: 7\n\nevent: ping\n\n", []),
    ("data:\n\ndata: \n\ndata\n\n", []),
    ("\n\n\r\r\n\ndata: a\n\n\n\n", ["a"]),
    ("data: a: b\n\n", ["a: b"]),
    (" data: a\n\nxdata: a\n\ndata : a\n\nDATA: a\n\n", []),
    ("data: ü\u{2028}\u{85}\n\n", ["ü\u{2028}\u{85}"]),
  ]

  @Test(arguments: streams)
  func `finds the same events at every cut`(_ stream: String, _ events: [String]) {
    let bytes = Array(stream.utf8)
    for size in 1...bytes.count {
      var framing = EventStreamFraming()
      #expect(framing.events(of: bytes, inPiecesOf: size) == events, "pieces of \(size)")
      #expect(framing.finish() == nil)
    }
  }

  @Test func `hands out an event where it lies`() {
    let bytes = Array("data: one\n\ndata: two\n\n".utf8)
    var framing = EventStreamFraming()
    var offset = 0
    #expect(framing.next(in: bytes.span, at: &offset) == .inPiece(6..<9))
    #expect(framing.next(in: bytes.span, at: &offset) == .inPiece(17..<20))
    #expect(framing.next(in: bytes.span, at: &offset) == nil)
    #expect(offset == bytes.count)
  }

  @Test func `takes an event that the stream breaks off in`() {
    for stream in ["data: a\ndata: b", "data: a\ndata: b\n", "data: a\rdata: b\r"] {
      var framing = EventStreamFraming()
      #expect(framing.events(of: Array(stream.utf8), inPiecesOf: 3) == [])
      #expect(framing.finish() == .gathered(Array("a\nb".utf8)))
    }
  }

  @Test func `knows an event named error, and forgets the name after it`() {
    let bytes = Array(
      "event: error\ndata: a\n\ndata: b\nevent:error\n\nevent: error\nevent: x\ndata: c\n\nevent: error\ndata:\n\n".utf8)
    var framing = EventStreamFraming()
    var offset = 0
    var errors: [Bool] = []
    while framing.next(in: bytes.span, at: &offset) != nil { errors.append(framing.isError) }
    #expect(errors == [true, true, false, true])
  }

  @Test func `keeps the first line that is no field`() {
    var framing = EventStreamFraming()
    _ = framing.events(of: Array(": hi\nid: 4\nsomething else\nmore\n".utf8), inPiecesOf: 5)
    #expect(framing.strangeLine == "something else")
  }

  @Test(arguments: [1 << 20, 4 << 20, 16 << 20])
  func `gives up on a line without an end`(_ size: Int) {
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: size)
    var framing = EventStreamFraming()
    var total = 0
    while !framing.isTooLong {
      var offset = 0
      #expect(framing.next(in: piece.span, at: &offset) == nil)
      total += size
    }
    #expect(total > eventLimit)
    #expect(total - size <= eventLimit)
  }

  @Test func `gives up on an event of endless lines`() {
    let line = Array("data: \(String(repeating: "x", count: 1 << 20))\n".utf8)
    var framing = EventStreamFraming()
    for number in 1...9 {
      var offset = 0
      #expect(framing.next(in: line.span, at: &offset) == nil)
      #expect(framing.isTooLong == (number > 7))
    }
  }
}

extension EventStreamFraming {
  fileprivate mutating func events(of bytes: [UInt8], inPiecesOf size: Int) -> [String] {
    var events: [String] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(start + size, bytes.count)])
      var offset = 0
      while let frame = next(in: piece.span, at: &offset) {
        switch frame {
        case .inPiece(let range): events.append(String(decoding: piece[range], as: UTF8.self))
        case .gathered(let data): events.append(String(decoding: data, as: UTF8.self))
        }
      }
    }
    return events
  }
}
