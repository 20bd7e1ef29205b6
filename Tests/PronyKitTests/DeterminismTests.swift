import PronyKit
import TestKit
import Testing
import Vocabulary

@Suite struct DeterminismTests {
  /// What a run of `seed` sent, and when each was due since the first.
  private func run(seed: UInt64, threads: Int) async throws -> (bodies: [String: String], due: [Int64]) {
    let recorder = BodyRecorder()
    defer { recorder.server.stop() }
    let run = try await FinishedRun(against: recorder.server.url) {
      $0.protocolID = "echo"
      $0.concurrency = []
      $0.rate = [2000]
      $0.requests = [50]
      $0.seed = seed
      $0.threads = threads
      $0.prompts = .random(words: 3...20)
      $0.hasPreflight = false
    }
    let records = run.records.sorted { $0.index < $1.index }
    #expect(records.allSatisfy { $0.hasSucceeded })
    let bodies = records.map { (String($0.index), recorder.bodies[$0.requestID] ?? "none") }
    return (
      Dictionary(uniqueKeysWithValues: bodies), records.map { $0.scheduledAt.nanoseconds - records[0].scheduledAt.nanoseconds }
    )
  }

  @Test func `the same seed sends the same bodies at the same instants, on however many threads`() async throws {
    let one = try await run(seed: 7, threads: 1)
    let other = try await run(seed: 7, threads: 3)
    #expect(one.bodies.count == 50)
    #expect(Set(one.bodies.values).count == 50)
    #expect(one.bodies == other.bodies)
    // The runs start at instants of their own, and rounding to a nanosecond may fall out differently.
    #expect(zip(one.due, other.due).allSatisfy { abs($0 - $1) <= 1 })
  }

  @Test func `another seed sends others`() async throws {
    let one = try await run(seed: 7, threads: 1)
    let other = try await run(seed: 8, threads: 1)
    #expect(Set(one.bodies.values).isDisjoint(with: other.bodies.values))
    #expect(one.due != other.due)
  }
}

/// A server of the protocol `echo` that keeps each request's body by its id.
private struct BodyRecorder {
  let server: LoopbackServer
  private let kept: Watched<[String: String]>

  init() {
    let kept = Watched<[String: String]>([:])
    self.kept = kept
    server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let parts = request.split(separator: "\r\n\r\n", maxSplits: 1)
        kept.change { $0[request.header("x-request-id") ?? "?"] = parts.last.map(String.init) }
        connection.reply(headers: "Content-Type: text/event-stream\r\n", "data: {\"text\":\"a\"}\n\ndata: [DONE]\n\n")
      }
    }
  }

  var bodies: [String: String] { kept.value }
}
