import MockServer
import Synchronization
import TestKit
import Testing

/// Replies that do not fit the definition of their protocol: what the report says of them.
@Suite(.binary) struct MisfitTests {
  private let folder: TemporaryFolder

  private static let cut = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"

  init() throws { folder = try TemporaryFolder() }

  /// The parts of the console report of a run on an endpoint that gives these replies by turns, each with a number in the place of `#`.
  private func report(of replies: String...) async throws -> String {
    let replied = Mutex(0)
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil {
        let number = replied.withLock { count in
          count += 1
          return count
        }
        connection.reply(replies[number % replies.count].replacing("#", with: "<\(number)>"))
      }
    }
    defer { server.stop() }
    return try await Command.perf(server.url, "--no-preflight", in: folder).output.inOneLine
  }

  @Test func `a page instead of JSON is one line, escaped and cut`() async throws {
    let text = try await report(of: "<html>\u{1B}[31m# " + String(repeating: "y ", count: 400) + "</html>")
    #expect(text.contains(#"8 × malformed_reply: not JSON, from byte 0 on: <html>\u{1B}[31m<"#))
    #expect(text.contains("y y y…"))
    #expect(text.count(of: "<html>") == 2, "one example is enough, here and in the verdict")
  }

  @Test func `a number where a text is wanted is told with its path`() async throws {
    let text = try await report(of: "data: {\"choices\":[{\"delta\":{\"content\":42}}]}\n\n")
    #expect(text.contains("8 × malformed_reply: choices[*].delta.content is no text: 42 "))
    #expect(text.count(of: "× malformed_reply") == 1)
  }

  @Test func `each class has its count and its example`() async throws {
    let text = try await report(
      of: "data: {\"other\":\"#\"}\n\ndata: [DONE]\n\n", "data: {\"error\":\"no #\"}\n\n",
      MisfitTests.cut, MisfitTests.cut)
    #expect(
      text.contains(
        "2 × malformed_reply: no event has anything at choices[*].delta.content or choices[*].delta.refusal; one is {\"other\":"
      ))
    #expect(text.contains("2 × api_error: no <"))
    #expect(text.contains("4 × stream_truncated: the stream ended after 1 events without [DONE]"))
  }

  @Test func `a definition that looks for output in the wrong place is told where, and what is there`() async throws {
    let shipped = try await Command.run(["protocol", "show", "openai-chat"], in: folder).output
    let wrong = shipped.replacing("choices[*].delta.content", with: "choices[*].delta.txt")
    try folder.write(wrong.replacing("    - choices[*].delta.refusal\n", with: ""), to: "mine.yaml")
    let text = try await withServer { server in
      try await Command.perf(server.url, "--protocol", "./mine.yaml", in: folder).output.inOneLine
    }
    #expect(text.contains("8 succeeded, 0 failed"))
    #expect(text.contains("output_not_found (1, limit 0)"))
    #expect(text.contains("looks for output (nothing at choices[*].delta.txt: {"))
    #expect(text.contains(#""delta":{"content":"#), "the example shows where it is")
  }
}

extension String {
  /// The text with one space where it has lines and spaces.
  fileprivate var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// How often `part` stands in it.
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
