import Testing
import Vocabulary

@testable import Protocols

@Suite struct ReplyParserTests {
  private let echo: ProtocolDefinition

  init() throws { echo = try ProtocolCatalogue.definition(named: "echo") }

  @Test func `knows the end when the terminal event has come`() {
    var parser = echo.parser(isStreamed: true, keepsText: false)
    parser.begin(ReplyHead(status: 200))
    receive("data: {\"text\":\"a\"}\n\n", &parser)
    #expect(!parser.isFinished)
    receive("data: [DONE]\n", &parser)
    #expect(!parser.isFinished)
    receive("\n", &parser)
    #expect(parser.isFinished)
  }

  @Test func `knows a failure as soon as it shows, and reads no further`() {
    var parser = echo.parser(isStreamed: true, keepsText: false)
    parser.begin(ReplyHead(status: 200))
    receive("data: {\"error\":\"no\"}\n\n", &parser)
    #expect(parser.failure == RequestFailure(.apiError, "no"))
    #expect(receive("data: {\"text\":\"a\"}\n\n", &parser) == [])
    #expect(parser.finish { _ in }.failure?.kind == .apiError)
  }

  @Test func `gives up on a line of more than 8 MiB, in whatever pieces`() {
    for size in [64 << 10, 9 << 20] {
      var parser = echo.parser(isStreamed: true, keepsText: false)
      let piece = [UInt8](repeating: UInt8(ascii: "d"), count: size)
      var received = 0
      while parser.failure == nil, received < 100 << 20 {
        parser.receive(piece.span) { _ in }
        received += size
      }
      #expect(parser.failure?.kind == .lineTooLong)
      #expect(received - size <= 8 << 20)
    }
  }

  @Test(arguments: [("data: {}\n\n", true), ("{\"a\":[", false), ("\n\n\n", true), ("{", true)])
  func `gives up on a body of more than 64 MiB`(_ start: String, _ isStreamed: Bool) {
    var parser = echo.parser(isStreamed: isStreamed, keepsText: false)
    receive(start, &parser)
    let piece = Array(repeatElement(Array(": \(String(repeating: "-", count: 1000))\n".utf8), count: 1 << 10).joined())
    var received = start.utf8.count
    while parser.failure == nil, received < 100 << 20 {
      parser.receive(piece.span) { _ in }
      received += piece.count
    }
    #expect(parser.failure?.kind == .bodyTooLarge)
    #expect(received - piece.count <= 64 << 20)
  }

  @Test func `keeps of a refusal what a message needs`() {
    var parser = echo.parser(isStreamed: true, keepsText: true)
    parser.begin(ReplyHead(status: 500, contentType: "text/html"))
    for _ in 0..<200 { receive(String(repeating: "<br>", count: 1000), &parser) }
    let failure = parser.finish { _ in }.failure
    #expect(failure?.kind == .httpServerError)
    #expect(failure?.detail.hasPrefix("HTTP 500: <br><br>") == true)
  }

  @Test(arguments: [
    (301, RequestFailure.Kind.unexpectedStatus), (304, .unexpectedStatus), (401, .httpClientError), (408, .httpClientError),
    (429, .rateLimited), (500, .httpServerError), (599, .httpServerError),
  ])
  func `a status that is no success fails the request`(_ status: Int, _ kind: RequestFailure.Kind) {
    var parser = echo.parser(isStreamed: true, keepsText: false)
    parser.begin(ReplyHead(status: status))
    receive("data: {\"text\":\"a\"}\n\ndata: [DONE]\n\n", &parser)
    #expect(parser.finish { _ in }.failure?.kind == kind)
  }

  @Test func `tells what came of a reply that broke off, and leaves the failure to the transport`() {
    var stream = echo.parser(isStreamed: true, keepsText: true)
    receive("data: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}", &stream)
    var end = stream.finish(isClean: false) { _ in }
    #expect(end.failure == nil)
    #expect(end.text == "a")
    #expect(end.usage.output == 1)
    #expect(end.notes.isEmpty)

    var whole = echo.parser(isStreamed: false, keepsText: true)
    receive("{\"text\":\"a", &whole)
    end = whole.finish(isClean: false) { _ in Issue.record("half a value is no event") }
    #expect(end.failure == nil)
    #expect(end.text == "")

    var refusal = echo.parser(isStreamed: true, keepsText: false)
    refusal.begin(ReplyHead(status: 503))
    receive("{\"error\":\"bu", &refusal)
    #expect(refusal.finish(isClean: false) { _ in }.failure == RequestFailure(.httpServerError, "HTTP 503: {\"error\":\"bu"))
  }

  @Test(
    arguments: [
      (true, "data: [DONE]\n\n", true), (true, #"{"choices":[{"message":{"content":""},"finish_reason":"stop"}]}"#, true),
      (false, #"{"choices":[{"message":{"content":null},"finish_reason":"stop"}],"usage":{"completion_tokens":0}}"#, true),
      (true, "data: {\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", true),
      // Tokens that nobody sees were generated all the same; a tool call and reasoning are output.
      (false, #"{"choices":[{"message":{"content":""},"finish_reason":"stop"}],"usage":{"completion_tokens":3}}"#, false),
      (true, "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"a\"}}]}\n\ndata: [DONE]\n\n", false),
      (true, "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}\n\ndata: [DONE]\n\n", false),
      (true, "data: {\"error\":{\"message\":\"no\"}}\n\n", false),
    ])
  func `notes a reply without output`(isStreamed: Bool, reply: String, isEmpty: Bool) throws {
    var parser = try ProtocolCatalogue.definition(named: "openai-chat").parser(isStreamed: isStreamed, keepsText: false)
    parser.begin(ReplyHead(status: 200))
    receive(reply, &parser)
    #expect(parser.finish { _ in }.notes.contains(.emptyReply) == isEmpty)
  }

  @Test(
    arguments: [
      (
        true,
        """
        data: {"choices":[{"delta":{"role":"assistant"}}]}

        data: {"choices":[{"delta":{"txt":"\u{1B}a"}}]}

        data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"completion_tokens":3}}

        data: [DONE]


        """,
        #"nothing at choices[*].delta.content or choices[*].delta.refusal: {"choices":[{"delta":{"txt":"\u{1B}a"}}]}"#
      ),
      (
        false, #"{"choices":[{"message":{"txt":"a"},"finish_reason":"stop"}]}"#,
        "nothing at choices[*].message.content or choices[*].message.refusal: "
          + #"{"choices":[{"message":{"txt":"a"},"finish_reason":"stop"}]}"#
      ),
      (true, "data: {\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", nil),
      (false, #"{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}"#, nil),
      (true, "data: [DONE]\n\n", nil),
    ] as [(Bool, String, String?)])
  func `tells where output was looked for in a reply that has nothing there, and what is there`(
    isStreamed: Bool, reply: String, excerpt: String?
  ) throws {
    var parser = try ProtocolCatalogue.definition(named: "openai-chat").parser(isStreamed: isStreamed, keepsText: false)
    receive(reply, &parser)
    let end = parser.finish { _ in }
    #expect(end.failure == nil)
    #expect(end.excerpt == excerpt)
    #expect(end.notes.contains(.outputNotFound) == (excerpt != nil))
  }

  @Test func `a value that is no text is shown to its end`() throws {
    var parser = echo.parser(isStreamed: true, keepsText: false)
    receive("data: {\"text\":42,\"more\":\"x\"}\n\n", &parser)
    #expect(parser.failure == RequestFailure(.malformedReply, "text is no text: 42"))
  }

  @Test(arguments: [("gzip", false), ("identity", true)])
  func `a body that came packed is not read`(encoding: String, isRead: Bool) {
    var parser = echo.parser(isStreamed: true, keepsText: false)
    parser.begin(ReplyHead(status: 200, contentEncoding: encoding))
    receive("data: {\"text\":\"a\"}\n\ndata: [DONE]\n\n", &parser)
    #expect(parser.finish { _ in }.failure?.kind == (isRead ? nil : .decodeError))
  }

  @Test func `a reply that broke off before its output is not an empty one`() {
    var parser = echo.parser(isStreamed: true, keepsText: false)
    receive("data: {\"text\":\"\"}\n\n", &parser)
    #expect(parser.finish(isClean: false) { _ in }.notes == [])
  }

  @Test func `lets the content type decide where the first byte does not`() {
    for (type, note) in [
      ("text/event-stream", nil), ("application/json", ReplyNote.wholeInsteadOfStream), ("text/html", .wholeInsteadOfStream),
    ] {
      var parser = echo.parser(isStreamed: true, keepsText: false)
      parser.begin(ReplyHead(status: 200, contentType: type))
      receive("x: 1\n\ndata: {\"text\":\"a\"}\n\ndata: [DONE]\n\n", &parser)
      let end = parser.finish { _ in }
      #expect((end.failure == nil) == (note == nil))
      #expect(end.notes == Set([note].compactMap(\.self)))
    }
  }

  @Test func `survives any bytes`() throws {
    let definitions = try ProtocolCatalogue.ids.map { try ProtocolCatalogue.definition(named: $0) }
    let fixtures = try ProtocolFolder.all.flatMap { folder in
      try folder.fixtures.replies.map { try folder.fixtures.reply($0) }
    }
    var random = SplitMix64(seed: 1)
    for round in 0..<500 {
      let fixture = fixtures[round % fixtures.count]
      var bytes = fixture.bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(Array("\"\\{}[],:\n\r".utf8).randomElement(using: &random) ?? 0, at: index)
        default: bytes.replaceSubrange(index..<bytes.count, with: bytes[..<index])
        }
      }
      // Three of the definitions each time, so that every reply meets every kind of definition in the end.
      for definition in (0..<3).map({ definitions[(round * 5 + $0 * 7) % definitions.count] }) {
        let whole = definition.replay(bytes, head: fixture.head, isStreamed: fixture.isStreamAskedFor) { bytes.count }
        let cut = definition.replay(bytes, head: fixture.head, isStreamed: fixture.isStreamAskedFor) {
          Int.random(in: 1...64, using: &random)
        }
        #expect(whole == cut)
      }
    }
  }

  @discardableResult
  private func receive(_ text: String, _ parser: inout ReplyParser) -> [TokenEvent] {
    var events: [TokenEvent] = []
    parser.receive(Array(text.utf8).span) { events.append($0) }
    return events
  }
}
