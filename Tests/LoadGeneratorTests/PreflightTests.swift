import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct PreflightTests {
  @Test(arguments: [
    ("http://h", "http://h/v1/models"), ("http://h:8000", "http://h:8000/v1/models"),
    ("http://h:8000/", "http://h:8000/v1/models"), ("http://h/v1", "http://h/v1/models"),
    ("http://h/v1/", "http://h/v1/models"), ("http://h/v1/chat/completions", "http://h/v1/models"),
    ("https://h/openai/v1/chat/completions", "https://h/openai/v1/models"), ("http://h/v10/x", "http://h/v1/models"),
    ("http://h/echo", "http://h/v1/models"), ("http://[::1]:8000/v1", "http://[::1]:8000/v1/models"),
    ("http://h?key=1", "http://h/v1/models"), ("http://v1:8000", "http://v1:8000/v1/models"),
  ])
  func `asks beside the API that the URL names`(base: String, list: String) {
    #expect(Preflight.modelListURL(for: base) == list)
  }

  @Test func `a listed model, or no list at all, is no warning`() {
    #expect(Preflight(replyTime: .zero, models: ["a", "b"]).warning(about: "b") == nil)
    #expect(Preflight(replyTime: .zero, models: nil).warning(about: "b") == nil)
  }

  @Test(arguments: [
    (["a"], "the endpoint does not list the model “m”; it lists “a”"),
    (["a", "b"], "the endpoint does not list the model “m”; it lists “a”, “b”"),
    (
      ["1", "2", "3", "4", "5", "6", "7"],
      "the endpoint does not list the model “m”; it lists “1”, “2”, “3”, “4”, “5” and 2 more"
    ),
    (["\u{1B}]52;c;x\u{7}"], "the endpoint does not list the model “m”; it lists “\\u{1B}]52;c;x\\u{7}”"),
    ([], "the endpoint does not list the model “m”; it lists none"),
  ])
  func `an unlisted model is a warning that says what there is`(models: [String], advice: String) throws {
    let warning = try #require(Preflight(replyTime: .zero, models: models).warning(about: "m"))
    #expect(warning.code == "model_not_listed")
    #expect(warning.severity == .warning)
    #expect(warning.advice == advice)
  }

  private func ask(_ reply: ScriptedReply, secrets: [Secret] = []) async throws -> (Preflight, SentRequest) {
    let source = try RequestSource.scripted({ $0.urls = ["http://h/v1"] }, secrets: secrets)
    let transport = ScriptedTransport(on: ScriptedLoop()) { _ in reply }
    let preflight = try await Preflight.ask("http://h/v1", of: source, over: transport)
    return (preflight, try #require(await transport.sent.first))
  }

  private func list(_ body: String, status: Int = 200) -> ScriptedReply {
    ScriptedReply(
      head: ReplyHead(status: status), pieces: [.init(after: .milliseconds(7), text: body)], endsAfter: .milliseconds(7))
  }

  @Test func `is one GET, and its time is the reply's`() async throws {
    let (preflight, sent) = try await ask(list(#"{"object":"list","data":[{"id":"m-1"},{"id":"m-2","extra":null}]}"#))
    #expect(preflight == Preflight(replyTime: .milliseconds(7), models: ["m-1", "m-2"]))
    #expect(sent.url == "http://h/v1/models")
    #expect(sent.body.isEmpty)
    #expect(sent.id == nil, "it is in no count")
  }

  @Test(arguments: [
    ("not found", 404), ("<html>", 200), ("[]", 200), (#"{"data":[{"name":"m"}]}"#, 200), (#"{"data":[{"id":"m"}]}"#, 401),
    ("", 200),
  ])
  func `an endpoint without a list is fine`(body: String, status: Int) async throws {
    #expect(try await ask(list(body, status: status)).0.models == nil)
  }

  @Test func `a list that repeats the key does not show it`() async throws {
    let (preflight, _) = try await ask(list(#"{"data":[{"id":"sk-canary-01"}]}"#), secrets: [Secret("sk-canary-01")])
    #expect(preflight.models == ["[redacted]"])
  }

  @Test func `nobody there is a failure`() async throws {
    await #expect(throws: RequestFailure(.connectionRefused, "refused")) { try await ask(.refused) }
  }
}
