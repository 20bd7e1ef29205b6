import PronyKit
import TestKit
import Testing
import Vocabulary

@Suite struct HostileEndpointTests {
  private let canary = "sk-canary-0123456789"

  /// What is in the files of a run, and in what the report prints.
  private func traces(of run: FinishedRun) throws -> String {
    try TemporaryFolder.names(in: run.folder).map { try run.text(of: $0) }.joined() + "\(run.report)"
  }

  @Test(arguments: [true, false])
  func `an endpoint that repeats the key gets it into no file`(failing: Bool) async throws {
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let said = request.header("authorization") ?? "nothing"
        if request.hasPrefix("GET") {
          connection.reply("{\"data\":[{\"id\":\"you said \(said)\"}]}")
        } else if failing {
          connection.reply(status: 401, "{\"error\":{\"message\":\"wrong key: \(said)\"}}")
        } else {
          let event = "data: {\"choices\":[{\"delta\":{\"content\":\"you said \(said)\"},\"finish_reason\":\"\(said)\"}]}"
          connection.reply(headers: "Content-Type: text/event-stream\r\n", event + "\n\ndata: [DONE]\n\n")
        }
      }
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: server.url) {
      $0.apiKey = Secret(canary)
      $0.keepsText = true
    }
    #expect(run.records.count == 8)
    #expect(run.records.allSatisfy { $0.hasSucceeded != failing })
    let traces = try traces(of: run)
    #expect(!traces.contains("canary"))
    #expect(traces.contains(failing ? "wrong key: Bearer [redacted]" : "you said Bearer [redacted]"))
    #expect(run.reasons.contains("model_not_listed"))
  }

  @Test func `what a terminal would act on is shown escaped`() async throws {
    let escape = "\u{1B}]52;c;cm0gLXJm\u{7}\u{202E}"
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        connection.reply(status: request.hasPrefix("GET") ? 404 : 500, "<html>\(escape)</html>")
      }
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: server.url)
    let text = try run.text(of: "report.txt")
    #expect(text.contains("<html>\\u{1B}]52;c;cm0gLXJm\\u{7}\\u{202E}</html>"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" })
    #expect(!(try traces(of: run)).contains("\u{1B}"))
  }

  @Test func `replies that are empty are told, each in its record and their share in the verdict`() async throws {
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let content = request.contains("\"prompt\":\"say\"") ? "a" : ""
        connection.reply(
          headers: "Content-Type: text/event-stream\r\n", "data: {\"text\":\"\(content)\"}\n\ndata: [DONE]\n\n")
      }
    }
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let prompts = try folder.write("say\nkeep silent\nkeep silent too\nsay\n", to: "prompts.txt")
    let run = try await FinishedRun(against: server.url) {
      $0.protocolID = "echo"
      $0.prompts = .set(prompts)
      $0.hasPreflight = false
    }
    #expect(run.point.counts.succeeded == 8)
    #expect(run.records.allSatisfy { $0.notes == ([1, 2].contains($0.promptIndex) ? [.emptyReply] : []) })
    #expect(run.point.notes == [.emptyReply: 4])
    let reason = try #require(run.report.verdict.reasons.first { $0.code == "empty_replies" })
    #expect(reason.severity == .warning && reason.value == 0.5)
    #expect(try run.text(of: "report.txt").contains("empty_reply (4 requests)"))
  }

  @Test func `an endpoint that fails every request is reported, each failure by its class`() async throws {
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        if request.hasPrefix("GET") {
          connection.reply(status: 404, "")
        } else if connection.number % 2 == 0 {
          return connection.reset()
        } else {
          connection.reply(status: 429, headers: "Connection: close\r\n", "slow down")
          return connection.close()
        }
      }
    }
    defer { server.stop() }
    let run = try await FinishedRun(against: server.url) { $0.requests = [20] }
    #expect(run.point.counts.failed == 20)
    #expect(run.point.counts.areConserved)
    #expect(Set(run.point.failures.map(\.kind)) == [.rateLimited, .connectionReset])
    #expect(run.point.failures.map(\.count).reduce(0, +) == 20)
    #expect(run.reasons.contains("no_success"))
    #expect(run.report.verdict.status == .invalid)
  }
}
