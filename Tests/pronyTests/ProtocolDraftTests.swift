import MockServer
import TestKit
import Testing

/// `prony protocol from-curl` and `from-har`, as their users see them.
@Suite(.binary) struct ProtocolDraftTests {
  private let folder: TemporaryFolder
  private static let body = #"{"model": "mock", "prompt": "Say hi."}"#

  init() throws { folder = try TemporaryFolder() }

  @Test func `a draft measures what it was drafted from`() async throws {
    try await withServer { server in
      let command = "curl \(server.url)/v1/completions -d '{\"model\": \"mock\", \"prompt\": \"Say hi.\", \"stream\": true}'"
      let drafted = try await run("from-curl", command, "--probe", "--id", "mine")
      #expect(drafted.status == 0 && drafted.errors.contains("# content is at choices[*].text\n"))
      try folder.write(drafted.output, to: "mine.yaml")
      #expect(try await run("check", "mine.yaml").output == "mine: the definition is sound, no fixtures beside it\n")
      _ = try await Command.perf(server.url, "--protocol", "./mine.yaml", in: folder)
      #expect(try MadeRun(in: folder).report().counts.succeeded == 8)
    }
  }

  @Test func `a variable of the shell is its value, or refused where it would be sent or stand in the draft`() async throws {
    try await withServer { server in
      let body = #"{\"model\": \"mock\", \"prompt\": \"$5\"}"#
      let command = "curl \"$BASE/v1/completions\" -H \"X-Team: ${TEAM}\" -H \"Authorization: Bearer $KEY\" -d \"\(body)\""
      for probe in [[], ["--probe"]] {
        let refused = try await run(["from-curl", command] + probe, ["BASE": server.url, "TEAM": "blue", "KEY": "k"])
        #expect(refused.status == 2 && refused.output.isEmpty)
        #expect(refused.errors.contains("“$BASE”: ") && refused.errors.contains("“${TEAM}”: "))
        #expect(refused.errors.contains("“$KEY”: ") == !probe.isEmpty)
      }
      let unset = try await run(["from-curl", command, "--expand"], ["BASE": server.url])
      #expect(unset.status == 2 && !unset.errors.contains("$BASE") && unset.errors.contains("“${TEAM}”: "))
      let set = ["BASE": server.url, "TEAM": "blue", "KEY": "s3cret", "5": "hi"]
      let sent = try await run(["from-curl", command, "--probe", "--expand"], set)
      #expect(sent.status == 0 && sent.errors.contains("# content is at "), "\(sent.errors)")
      #expect(sent.output.contains("X-Team: blue\n") && !(sent.output + sent.errors).contains("s3cret"))
    }
  }

  @Test(arguments: [
    ("wget http://localhost/v1", "the command “wget”: "), ("", "the command: it is empty"),
    ("curl http://localhost/v1", "it sends no body"),
    ("curl http://localhost/v1 -d @-", "-d “@-”: it reads standard input"),
    ("curl http://localhost/v1 -d '{}'", "the body: no text in it"),
  ])
  func `what is no call of an API is refused, with what would be`(command: String, problem: String) async throws {
    let ended = try await run("from-curl", command)
    #expect(ended.status == 2 && ended.output.isEmpty && ended.errors.contains(problem), "\(ended.errors)")
  }

  @Test func `a name that no protocol may have is refused before anything is sent`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    let ended = try await run(
      "from-curl", "curl \(nobody.url)/v1 -d '\(ProtocolDraftTests.body)'", "--id", "No Name", "--probe")
    #expect(ended.status == 2 && ended.output.isEmpty)
    #expect(ended.errors.contains("  --id “No Name”: not accepted; accepted: lower-case letters, digits and -\n"))
  }

  @Test func `what is left out of the command is told, and no more is read`() async throws {
    let ended = try await run("from-curl", "curl -sS http://localhost/v1 -d '\(ProtocolDraftTests.body)' 2>&1 > out | jq '.x'")
    #expect(ended.status == 0)
    #expect(ended.errors.contains("# left out: 2>&1, > out, | jq .x\n") && ended.errors.contains("# without effect: -s, -S\n"))
  }

  @Test(arguments: [
    (
      401, "application/json", #"{"error": "no such key: s3cret-123456"}"#,
      "status 401: {\"error\": \"no such key: [redacted]\"}"
    ),
    (404, "text/plain", "lost\u{1B}[2J", "status 404: lost\\u{1B}[2J"),
    (500, "text/plain", "", "status 500"),
    (200, "text/html; charset=utf-8", "<p>Log in</p>", "HTML"),
    (200, "text/plain", " <!DOCTYPE html><p>Log in</p>", "HTML"),
    (200, "application/json", #"{"error": {"message": "overloaded"}}"#, "an error: {\"error\": {\"message\": "),
    (200, "application/json", "", "empty"),
    (200, "application/json", #"{"id": "x", "created": 1}"#, "no text"),
  ])
  func `a reply that is no answer gives no draft`(status: Int, type: String, body: String, reason: String) async throws {
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil { connection.reply(status: status, headers: "Content-Type: \(type)\r\n", body) }
    }
    defer { server.stop() }
    let command = "curl \(server.url)/v1 -H 'X-Api-Key: s3cret-123456' -d '\(ProtocolDraftTests.body)'"
    let ended = try await run("from-curl", command, "--probe")
    #expect(ended.status == 2 && ended.output.isEmpty)
    #expect(ended.errors.contains("  the reply: ") && ended.errors.contains(reason), "\(ended.errors)")
  }

  @Test func `an endpoint that is not there is told, with advice that fits the command`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    let command = "curl '\(nobody.url)/v1?api-key=s3cret' -d '\(ProtocolDraftTests.body)'"
    let ended = try await run("from-curl", command, "--probe")
    #expect(ended.status == 3 && ended.errors.contains("cannot reach \(nobody.url)/v1?api-key=[redacted]: conn_refused"))
    #expect(!ended.errors.contains("--no-preflight"))
  }

  @Test func `an archive is drafted from, and no flag is recommended that there is not`() async throws {
    let request =
      #"{"method": "POST", "url": "http://localhost/v1", "headers": [], "postData": {"text": "{\"prompt\": \"Hi\"}"}}"#
    try folder.write(#"{"log": {"entries": [{"request": \#(request), "response": {"status": 200}}]}}"#, to: "a.har")
    let ended = try await run("from-har", "a.har")
    #expect(ended.status == 0 && ended.output.contains("    prompt: ${prompt}\n"))
    #expect(ended.errors.contains("# no reply was seen: ") && !ended.errors.contains("--"))
    try folder.write("{\n \"log\": {\n  \"entries\": [}\n}", to: "a.har")
    let broken = try await run("from-har", "a.har")
    #expect(
      broken.status == 2 && broken.errors.contains("  a.har:3: byte 15 of the line: expected a JSON value"), "\(broken.errors)")
  }

  private func run(_ words: String...) async throws -> Command.Showing { try await run(words) }

  private func run(_ words: [String], _ environment: [String: String] = [:]) async throws -> Command.Showing {
    try await Command.run(["protocol"] + words, environment: environment, in: folder)
  }
}
