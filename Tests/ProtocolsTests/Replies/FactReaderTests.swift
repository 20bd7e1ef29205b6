import Testing
import Vocabulary

@testable import Protocols

@Suite struct FactReaderTests {
  private let table: FactTable

  init() throws {
    table = try FactTable([
      (.content, FactPath("choices[*].text"), false), (.choice, FactPath("choices[*].index"), false),
      (.finishReason, FactPath("choices[*].finish"), false),
      (.reasoning, FactPath("first"), false), (.reasoning, FactPath("second"), false), (.toolCalls, FactPath("tool"), false),
      (.tokens, FactPath("ids"), false),
      (.outputTokens, FactPath("usage"), false), (.error, FactPath("error.message"), false), (.error, FactPath("error"), false),
    ])
  }

  @Test func `an event that brings several kinds counts as the first of them`() {
    #expect(kinds(#"{"tool":"x","first":"y","choices":[{"text":"z"}]}"#) == [.content])
    #expect(kinds(#"{"tool":"x","first":"y"}"#) == [.reasoning])
    #expect(kinds(#"{"first":"y","tool":"x"}"#) == [.reasoning])
    #expect(kinds(#"{"tool":{"name":"x"}}"#, #"{"tool":""}"#, #"{"tool":null}"#) == [.toolCall, .other, .other])
  }

  @Test func `of several sources the first that holds something counts`() {
    #expect(
      kinds(#"{"first":"","second":"x"}"#, #"{"second":"x","first":null}"#, #"{"first":"","second":""}"#) == [
        .reasoning, .reasoning, .other,
      ])
    #expect(failure(#"{"error":{"code":1,"message":"why"}}"#)?.detail == "why")
    #expect(failure(#"{"error":{"code":1,"message":""}}"#)?.detail == #"{"code":1,"message":""}}"#)
    #expect(failure(#"{"error":null}"#) == nil)
  }

  @Test func `text is that of choice 0, wherever its number stands`() {
    var reader = FactReader(keepsText: true)
    for json in [
      #"{"choices":[{"index":1,"text":"no"},{"text":"a","index":0},{"text":"no","index":2}]}"#, #"{"choices":[{"text":"b"}]}"#,
      #"{"choices":[{"index":0,"text":"c"}]}"#,
    ] { _ = reader.read(Array(json.utf8).span, by: table) }
    #expect(reader.text.string == "abc")
  }

  @Test func `each choice may finish once`() {
    var reader = FactReader(keepsText: false)
    for json in [
      #"{"choices":[{"index":1,"finish":"length"},{"index":0,"finish":"stop"}]}"#,
      #"{"choices":[{"index":2,"finish":"stop"}]}"#,
    ] {
      _ = reader.read(Array(json.utf8).span, by: table)
    }
    #expect(reader.finishReason == "length")
    #expect(!reader.hasRepeatedFinish)
    _ = reader.read(Array(#"{"choices":[{"finish":"stop"}]}"#.utf8).span, by: table)
    #expect(reader.hasRepeatedFinish)
  }

  @Test func `reads an event that repeats the last as it reads it alone`() {
    var random = SplitMix64(seed: 3)
    let texts = [" word", "", "é", #"\n"#, #"\""#, #"a\\"#, "]}]", #"\u00e9"#, "a long text, longer than the one before it"]
    let shapes: [(String) -> String] = [
      { #"{"id":"x","choices":[{"index":0,"text":"\#($0)","finish":null}],"usage":null}"# },
      { #"{"choices":[{"finish":null,"text":"\#($0)","index":1}],"ids":[1,2,3],"n":12}"# },
      { #"{"choices":[{"text":"\#($0)","finish":"stop"}],"usage":7}"# },
      { #"{"first":"\#($0)","choices":[]}"# },
      { #"{"choices":[{"text":"same"}],"other":"\#($0)"}"# },
    ]
    for _ in 0..<300 {
      var reader = FactReader(keepsText: true)
      var alone: [TokenKind] = []
      var together: [TokenKind] = []
      var text = ""
      for _ in 0..<40 {
        // The same shape several times in a row, so that it is remembered.
        let shape = shapes[Int.random(in: 0..<shapes.count, using: &random)]
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let json = Array(shape(texts.randomElement(using: &random) ?? "").utf8)
          var fresh = FactReader(keepsText: true)
          alone.append(fresh.read(json.span, by: table)?.kind ?? .other)
          text += fresh.text.string ?? ""
          together.append(reader.read(json.span, by: table)?.kind ?? .other)
          #expect(reader.finishReason != nil || fresh.finishReason == nil)
        }
      }
      #expect(together == alone)
      #expect(reader.text.string == text)
    }
  }

  @Test func `does not take an event for a repetition that ends elsewhere`() {
    var reader = FactReader(keepsText: true)
    for json in [#"{"choices":[{"text":"a"}]}"#, #"{"choices":[{"text":"b"}]}"#, #"{"choices":[{"text":"c"}]}"#] {
      #expect(reader.read(Array(json.utf8).span, by: table)?.kind == .content)
    }
    #expect(reader.read(Array(#"{"choices":[{"text":"x\"}]}"#.utf8).span, by: table) == nil)
    #expect(reader.failure?.kind == .malformedReply)
  }

  private func kinds(_ events: String...) -> [TokenKind] {
    var reader = FactReader(keepsText: false)
    return events.compactMap { reader.read(Array($0.utf8).span, by: table)?.kind }
  }

  private func failure(_ json: String) -> RequestFailure? {
    var reader = FactReader(keepsText: false)
    _ = reader.read(Array(json.utf8).span, by: table)
    return reader.failure
  }
}
