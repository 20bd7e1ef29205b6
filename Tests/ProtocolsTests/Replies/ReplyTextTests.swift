import Testing
import Vocabulary

@testable import Protocols

@Suite struct ReplyTextTests {
  /// Pieces of text as JSON spells them, what they say together, and whether all of it is sound.
  static let texts: [(pieces: [[UInt8]], text: String, isInvalid: Bool)] = [
    ([Array("plain".utf8), Array(" text, longer than a word".utf8)], "plain text, longer than a word", false),
    ([Array("Ünïcödé 世界 👋".utf8)], "Ünïcödé 世界 👋", false),
    ([Array(#"\"\\\/\b\f\n\r\t\u0041\u00e9\u4e16\ud83d\udc4b"#.utf8)], "\"\\/\u{8}\u{C}\n\r\tAé世👋", false),
    ([[0xF0, 0x9F], [0x91], [0x8B]], "👋", false),
    ([[0xC3], [], [0xA9]], "é", false),
    ([[0xC3], Array("plain".utf8)], "\u{FFFD}plain", true),
    ([[0xC3]], "\u{FFFD}", true),
    ([[0xC0, 0x80]], "\u{FFFD}\u{FFFD}", true),
    ([[0xED, 0xA0, 0x80]], "\u{FFFD}\u{FFFD}\u{FFFD}", true),
    ([[0xF4, 0x90, 0x80, 0x80]], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", true),
    ([[0xE0, 0x9F, 0xBF]], "\u{FFFD}\u{FFFD}\u{FFFD}", true),
    ([Array(#"\ud83d"#.utf8), Array(#"\udc4b"#.utf8)], "\u{FFFD}\u{FFFD}", true),
    ([Array(#"\ud83dx\udc4b\ud83d\u0041"#.utf8)], "\u{FFFD}x\u{FFFD}\u{FFFD}A", true),
    ([Array(#"\x \u12 \u12g4"#.utf8)], "\u{FFFD} \u{FFFD}12 \u{FFFD}12g4", true),
  ]

  @Test(arguments: texts)
  func `puts pieces together, and notes what is not sound`(_ pieces: [[UInt8]], _ text: String, _ isInvalid: Bool) {
    var kept = ReplyText(isKept: true)
    var bare = ReplyText(isKept: false)
    for piece in pieces {
      let hasEscapes = piece.contains(UInt8(ascii: "\\"))
      kept.append(piece.span, from: 0, to: piece.count, hasEscapes: hasEscapes)
      bare.append(piece.span, from: 0, to: piece.count, hasEscapes: hasEscapes)
    }
    kept.finish()
    bare.finish()
    #expect(kept.string == text)
    #expect(bare.string == nil)
    #expect(kept.isInvalid == isInvalid)
    #expect(bare.isInvalid == isInvalid)
  }

  @Test func `agrees with the standard library on what UTF-8 is`() {
    var random = SplitMix64(seed: 8)
    let bytes: [UInt8] = [0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5]
    for _ in 0..<20_000 {
      let piece = (0..<Int.random(in: 1...5, using: &random)).map { _ in bytes[Int.random(in: 0..<bytes.count, using: &random)]
      }
      var text = ReplyText(isKept: false)
      text.append(piece.span, from: 0, to: piece.count, hasEscapes: false)
      text.finish()
      #expect(text.isInvalid == (String(validating: piece, as: UTF8.self) == nil), "\(piece)")
    }
  }
}
