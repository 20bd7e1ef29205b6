import Testing
import Vocabulary

@testable import Protocols

@Suite struct MessageFramingTests {
  /// The example of Amazon's specification: no headers, an empty payload; its checksums are the published ones.
  static let empty: [UInt8] = [0, 0, 0, 0x10, 0, 0, 0, 0, 0x05, 0xC2, 0x48, 0xEB, 0x7D, 0x98, 0xC8, 0xFF]
  /// The next one: no headers, `{'foo':'bar'}`.
  static let payload: [UInt8] =
    [0, 0, 0, 0x1D, 0, 0, 0, 0, 0xFD, 0x52, 0x8C, 0x5A] + Array("{'foo':'bar'}".utf8) + [0xC3, 0x65, 0x39, 0x36]

  @Test func `takes messages apart at every cut`() {
    for size in 1...40 {
      var framing = StreamFraming(.messages)
      #expect(
        framing.values(of: MessageFramingTests.empty + MessageFramingTests.payload, inPiecesOf: size) == [
          "{}", "{'foo':'bar'}",
        ])
      #expect(framing.fault == nil)
    }
  }

  @Test func `refuses every bit that flips`() {
    for index in MessageFramingTests.payload.indices {
      for bit in 0..<8 {
        var bytes = MessageFramingTests.payload
        bytes[index] ^= 1 << UInt8(bit)
        var framing = StreamFraming(.messages)
        #expect(framing.values(of: bytes, inPiecesOf: 64).isEmpty)
        #expect(framing.fault?.kind == .malformedReply)
      }
    }
  }

  @Test func `hands out no message that is cut`() {
    for length in 0..<MessageFramingTests.payload.count {
      var framing = StreamFraming(.messages)
      #expect(framing.values(of: Array(MessageFramingTests.payload[..<length]), inPiecesOf: 64).isEmpty)
      #expect(framing.finish() == nil)
      #expect(framing.fault == nil)
    }
  }

  @Test(arguments: [
    ("{\"a\":1}", #"{":x":"y","a":1}"#), ("{}", #"{":x":"y"}"#), (" { } ", #"{":x":"y"}"#), ("", #"{":x":"y"}"#),
    ("[1]", #"{":x":"y"}"#),
  ])
  func `puts what the frame says before the members of its object`(_ json: String, _ whole: String) {
    let bytes = Array(json.utf8)
    #expect(String(decoding: bytes.span.object(with: [(":x", Array("y".utf8)[...])]), as: UTF8.self) == whole)
  }
}
