import Protocols
import Testing
import Vocabulary
import Workload

@testable import LoadGenerator

@Suite struct InferenceClientTests {
  /// What an exchange was, and what its record says of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var reply: ScriptedReply
    var outcome: RequestOutcome
    var events = 0
    /// Milliseconds after sending.
    var finishedAfter: Int64

    static let all: [Case] = [
      Case("a stream to its end", .events(at: [10, 20], isComplete: true), .succeeded, events: 3, finishedAfter: 20),
      Case(
        "a reset after the terminal event", .events(at: [10, 20], isComplete: true, endsAfter: 30, .reset), .succeeded,
        events: 3, finishedAfter: 20),
      Case(
        "a cancellation after the terminal event", .events(at: [10], isComplete: true, endsAfter: 30, isCancelled: true),
        .succeeded, events: 2, finishedAfter: 10),
      Case(
        "a reset within the stream", .events(at: [10, 20], endsAfter: 30, .reset), .failed(.reset), events: 2,
        finishedAfter: 30),
      Case("a stream that ends early", .events(at: [10, 20]), .failed(.truncated), events: 2, finishedAfter: 20),
      Case(
        "a cancellation within the stream", .events(at: [10, 20], endsAfter: 30, isCancelled: true), .cancelled, events: 2,
        finishedAfter: 30),
      Case(
        "a cancellation before any reply", ScriptedReply(head: nil, endsAfter: .milliseconds(30), isCancelled: true),
        .cancelled, finishedAfter: 30),
      Case("nobody there", .refused, .failed(RequestFailure(.connectionRefused, "refused")), finishedAfter: 0),
      Case(
        "an error within the stream",
        ScriptedReply(
          pieces: [.init(after: .milliseconds(10), text: ScriptedReply.event("a") + "data: {\"error\":\"no\"}\n\n")],
          endsAfter: .milliseconds(30), failure: .reset),
        .failed(RequestFailure(.apiError, "no")), events: 1, finishedAfter: 10),
      Case(
        "a status that refuses",
        ScriptedReply(
          head: ReplyHead(status: 503, contentType: "application/json"),
          pieces: [.init(after: .milliseconds(10), text: "{\"error\":\"busy\"}")], endsAfter: .milliseconds(10)),
        .failed(RequestFailure(.httpServerError, "HTTP 503: busy")), finishedAfter: 10),
      Case(
        "a status that refuses, and a reset before its body", ScriptedReply(head: ReplyHead(status: 429), failure: .reset),
        .failed(RequestFailure(.rateLimited, "HTTP 429: no body")), finishedAfter: 0),
    ]

    init(_ name: String, _ reply: ScriptedReply, _ outcome: RequestOutcome, events: Int = 0, finishedAfter: Int64) {
      testDescription = name
      self.reply = reply
      self.outcome = outcome
      self.events = events
      self.finishedAfter = finishedAfter
    }
  }

  @Test(arguments: Case.all)
  func `an exchange becomes a record`(_ example: Case) async throws {
    let record = try await record(of: example.reply)
    #expect(record.outcome == example.outcome)
    #expect(record.arrivals.count == example.events, "what came is kept")
    let sentAt = try #require(record.sentAt)
    #expect(record.finishedAt == sentAt + .milliseconds(example.finishedAfter))
    #expect(record.http?.status == example.reply.head?.status)
  }

  @Test func `a request is signed over its own body, and shows no key`() async throws {
    let source = try RequestSource.scripted {
      $0.protocolID = "bedrock-converse"
      $0.apiKey = Secret("id:secret")
    }
    let transport = ScriptedTransport(on: ScriptedLoop()) { _ in .stream() }
    _ = await transport.record(of: 0, from: source)
    _ = await transport.record(of: 1, from: source)
    let signatures = await transport.sent.map { $0.headers.last?.value ?? "" }
    #expect(signatures.count == 2 && signatures[0] != signatures[1])
    #expect(signatures.allSatisfy { $0.hasPrefix("AWS4-HMAC-SHA256 Credential=id/") })
    let headers = await transport.sent.flatMap(\.headers)
    #expect(headers.count { $0.name == "X-Amz-Date" } == 2)
    #expect(!headers.contains { $0.value.contains("secret") })
    let unsigned = try RequestSource.scripted { $0.apiKey = Secret("id:secret") }
    #expect(unsigned.signature(of: HTTPBody("x".utf8), to: unsigned.targets[0]) == [])
  }

  /// An echoed prompt of three tokens, of which the last two are the continuation, and a generated one.
  private static let echo =
    #"{"choices":[{"text":"a bé c","logprobs":{"text_offset":[0,1,4,6],"token_logprobs":[null,-2,-0.5,-9]}}]}"#
  private static let noEcho = #"{"choices":[{"text":" c","logprobs":{"content":[{"token":" c","logprob":-9}]}}]}"#

  private static let misspelled =
    #"{"choices":[{"text":"a bé c","logprobs":{"text_offset":[0,1,4],"token_logprobs":[null,"-2",-0.5]}}]}"#

  @Test(
    arguments: [
      (echo, Likelihood(logprob: -2.5, tokens: 2), nil),
      (noEcho, nil, "the reply lacks the log-probabilities of the prompt's tokens"),
      (misspelled, nil, "choices[0].logprobs.token_logprobs[*] is no log-probability: -2"),
    ] as [(String, Likelihood?, String?)])
  func `a continuation is judged by the logprobs of its own tokens, or the request fails`(
    body: String, likelihood: Likelihood?, problem: String?
  ) async throws {
    var plan = RunPlan()
    plan.urls = ["http://scripted"]
    plan.model = "m"
    plan.isStreamed = false
    let source = try RequestSource(
      plan: plan, definition: try ProtocolCatalogue.definition(named: "openai-completions"),
      prompts: PromptSet(rows: [Prompt(.continuation(" bé c", context: "a"), maxOutputTokens: 1)]), secrets: [])
    let transport = ScriptedTransport(on: ScriptedLoop()) { _ in
      ScriptedReply(head: ReplyHead(status: 200, contentType: "application/json"), pieces: [.init(after: .zero, text: body)])
    }
    let record = await transport.record(of: 0, from: source)
    #expect(record.likelihood == likelihood)
    if let problem, case .failed(let failure) = record.outcome {
      #expect(failure.kind == .malformedReply && failure.detail.hasPrefix(problem))
    } else {
      #expect(problem == nil && record.outcome == .succeeded)
    }
    let sent = try #require(await transport.sent.first)
    #expect(
      sent.body == #"{"model":"m","prompt":"a bé c","stream":false,"max_tokens":1,"echo":true,"logprobs":1}"#)
  }

  @Test func `what was sent is the prompt of the request's number, to the target, with its id`() async throws {
    let source = try RequestSource.scripted { $0.headers = [HTTPHeader("X-Team", "blue")] }
    let transport = ScriptedTransport(on: ScriptedLoop()) { _ in .stream() }
    let record = await transport.record(of: 23, from: source)
    let sent = try #require(await transport.sent.first)
    #expect(sent.id == "id-23")
    #expect(sent.body.contains("\"prompt 3\""), "twenty prompts, gone through a second time")
    #expect(record.promptIndex == 3)
    #expect(sent.url == "http://scripted/echo")
    #expect(sent.headers.contains(HTTPHeader("X-Team", "blue")))
    #expect(record.isStreamed)
  }

  @Test func `no record shows a secret that the endpoint repeats`() async throws {
    let secret = "sk-canary-0123456789"
    let refusal = ScriptedReply(
      head: ReplyHead(status: 401), pieces: [.init(after: .zero, text: "{\"error\":\"wrong: Bearer \(secret)\"}")])
    let text = ScriptedReply(pieces: [.init(after: .zero, text: ScriptedReply.event("you said \(secret)") + ScriptedReply.done)]
    )
    let long = ScriptedReply(
      head: ReplyHead(status: 500), pieces: [.init(after: .zero, text: String(repeating: "x", count: 150) + secret)])
    let misfit = ScriptedReply(
      pieces: [.init(after: .zero, text: "data: {\"usage\":{\"output\":1},\"t\":\"\(secret)\"}\n\n" + ScriptedReply.done)])
    for reply in [refusal, text, long, misfit] {
      let record = try await record(of: reply, secrets: [Secret(secret)]) { $0.keepsText = true }
      #expect(!"\(record)".contains("canary"))
    }
    let kept = try await record(of: text, secrets: [Secret(secret)]) { $0.keepsText = true }
    #expect(kept.text == "you said [redacted]")
    let failed = try await record(of: refusal, secrets: [Secret(secret)])
    #expect(failed.outcome == .failed(RequestFailure(.httpClientError, "HTTP 401: wrong: Bearer [redacted]")))
  }

  private func record(
    of reply: ScriptedReply, secrets: [Secret] = [], _ change: (inout RunPlan) -> Void = { _ in }
  ) async throws -> RequestRecord {
    let source = try RequestSource.scripted(change, secrets: secrets)
    return await ScriptedTransport(on: ScriptedLoop()) { _ in reply }.record(of: 0, from: source)
  }
}

extension ScriptedTransport {
  /// The record of the request `number` of `source`.
  fileprivate func record(of number: Int, from source: RequestSource) async -> RequestRecord {
    let client = InferenceClient(source: source, tally: LiveTally())
    var record = RequestRecord(requestID: "id-\(number)", index: number, scheduledAt: now(), outcome: .cancelled)
    await client.send(number, as: &record, lane: 0, on: self)
    return record
  }
}

extension ScriptedReply {
  /// A word at each of these milliseconds after sending.
  fileprivate static func events(
    at milliseconds: [Int64], isComplete: Bool = false, endsAfter: Int64? = nil, _ failure: RequestFailure? = nil,
    isCancelled: Bool = false
  ) -> ScriptedReply {
    var pieces = milliseconds.map { Piece(after: .milliseconds($0), text: event("word")) }
    if isComplete { pieces[pieces.count - 1].text += done }
    return ScriptedReply(
      pieces: pieces, endsAfter: .milliseconds(endsAfter ?? milliseconds.last ?? 0), failure: failure, isCancelled: isCancelled)
  }
}

extension RequestFailure {
  fileprivate static let reset = RequestFailure(.connectionReset, "reset")
  fileprivate static let truncated = RequestFailure(
    .streamTruncated, "the stream ended after 2 events without [DONE]")
}
