import MockServer
import PronyKit
import Protocols
import Reports
import TestKit
import Testing
import Vocabulary

@Suite struct PronyRunTests {
  @Test(arguments: ProtocolCatalogue.ids, [true, false])
  func `every shipped protocol, streamed and whole`(id: String, isStreamed: Bool) async throws {
    try #require(kernelStamps)
    let folder = try TemporaryFolder()
    let queries =
      id == "rerank" ? try folder.write(#"{"query": "brake", "documents": ["A brake slows."]}"#, to: "queries.jsonl") : nil
    try await withServer { server in
      let run = try await FinishedRun(against: server.url) {
        $0.protocolID = id
        $0.isStreamed = isStreamed ? nil : false
        $0.isUntrimmed = true
        $0.apiKey = Secret("id:secret")
        if let queries { $0.prompts = .set(queries) }
      }
      let isStreamed = isStreamed && !["openai-embeddings", "rerank", "kserve-v2"].contains(id)
      #expect(run.point.counts.succeeded == 8, "\(run.records.first?.outcome as Any)")
      #expect(run.point.failures.isEmpty)
      #expect(run.records.allSatisfy { $0.notes.isEmpty && $0.isStreamed == isStreamed })
      #expect(run.point.stampSources == [.kernel: 8])
      let outputs = run.records.map { $0.arrivals.count { $0.kind.isOutput } }
      #expect(outputs == Array(repeating: isStreamed ? 4 : 1, count: 8))
      switch id {
      case "openai-embeddings", "rerank", "kserve-v2": #expect(run.point.tokenSources.isEmpty)
      case "triton-generate": #expect(run.point.tokenSources == (isStreamed ? [.chunks: 8] : [:]))
      default:
        #expect(run.records.map(\.usage.output) == Array(repeating: 4, count: 8))
        #expect(run.point.tokenSources == [.usage: 8])
      }
      if case .distribution(let ttft) = try #require(run.point["ttft"]) { #expect(ttft.count == (isStreamed ? 8 : 0)) }
    }
  }

  @Test func `a run leaves its plan, its records, its journal and its reports`() async throws {
    try await withServer { server in
      let run = try await FinishedRun(against: server.url) { $0.name = "First try" }
      #expect(run.folder.hasSuffix("Z-First-try"))
      #expect(
        TemporaryFolder.names(in: run.folder) == ["client.jsonl", "plan.json", "records.jsonl", "report.json", "report.txt"])
      for format in ReportCatalogue.all { #expect(try run.text(of: format.fileName) == format.render(run.report)) }
      #expect(run.records.count == 8)
    }
  }

  @Test func `an open loop sends what is due, and drops what finds no room`() async throws {
    try await withServer {
      $0.scenario.timeToFirstToken = .seconds(1)
    } _: { server in
      let run = try await FinishedRun(against: server.url) {
        $0.concurrency = []
        $0.rate = [500]
        $0.arrivals = .constant
        $0.requests = [40]
        $0.maxInFlight = 5
        $0.threads = 2
      }
      let counts = run.point.counts
      #expect(counts.areConserved)
      #expect(counts.planned == 40)
      #expect([counts.succeeded, counts.dropped] == [5, 35])
      let due = run.records.sorted { $0.index < $1.index }.map(\.scheduledAt.nanoseconds)
      #expect(zip(due.dropFirst(), due).allSatisfy { $0 - $1 == 2_000_000 })
    }
  }

  @Test func `a run in which nothing was due is complete, and says that it measured nothing`() async throws {
    try await withServer { server in
      let run = try await FinishedRun(against: server.url) {
        $0.concurrency = []
        $0.rate = [0.001]
        $0.arrivals = .poisson
        $0.requests = []
        $0.duration = .milliseconds(1)
      }
      #expect(run.records.isEmpty)
      #expect(run.reasons == ["no_success"])
      #expect(run.report.verdict.status == .invalid)
    }
  }

  @Test func `a sweep is one run of several points`() async throws {
    try await withServer { server in
      let run = try await FinishedRun(against: server.url) {
        $0.concurrency = [1, 2, 4]
        $0.requests = [5]
        $0.warmUp = .requests(2)
      }
      #expect(run.report.points.map(\.load.concurrency) == [1, 2, 4])
      #expect(run.report.points.map(\.counts.succeeded) == [5, 5, 5])
      #expect(run.records.count == 21)
      #expect(run.records.filter { $0.isWarmUp }.map(\.point) == [0, 0, 1, 1, 2, 2])
      #expect(Set(run.records.map(\.requestID)).count == 21)
    }
  }

  @Test func `a duration ends a run, and progress is told meanwhile`() async throws {
    try await withServer {
      $0.scenario.timeToFirstToken = .milliseconds(5)
    } _: { server in
      let (told, tell) = AsyncStream<RunProgress>.makeStream()
      let run = try await FinishedRun(against: server.url) {
        $0.requests = []
        $0.duration = .milliseconds(600)
      } progress: {
        tell.yield($0)
      }
      tell.finish()
      let seen = await told.reduce(into: []) { $0.append($1) }
      #expect(run.point.counts.planned == nil)
      #expect(run.point.counts.areConserved)
      #expect(run.point.counts.succeeded > 0)
      #expect(!seen.isEmpty)
      #expect(seen.allSatisfy { $0.length == .milliseconds(600) && $0.points == 1 && $0.load.concurrency == 2 })
      #expect(seen.map(\.ended) == seen.map(\.ended).sorted())
    }
  }

  @Test func `threads share the work, and their records become one file in order of their end`() async throws {
    try await withServer { server in
      let run = try await FinishedRun(against: server.url) {
        // Arrivals are dealt; of a closed loop's requests a thread that the machine holds up may get none.
        $0.concurrency = []
        $0.rate = [1000]
        $0.requests = [300]
        $0.threads = 3
      }
      #expect(run.records.allSatisfy { $0.shard == $0.index % 3 })
      #expect(run.records.map(\.index).sorted() == Array(0..<300))
      #expect(TemporaryFolder.names(in: run.folder).filter { $0.hasPrefix("records") } == ["records.jsonl"])
      // Within a shard, requests that end in one turn of its loop are written in the order in which it feeds them.
      let changes = zip(run.records, run.records.dropFirst()).filter { $0.shard != $1.shard }
      #expect(changes.count >= 2, "the files of three shards are merged, not put one after the other")
      for (before, after) in changes {
        #expect(try #require(before.finishedAt) <= #require(after.finishedAt))
      }
      #expect(try Prony.report(of: run.folder) == run.report)
    }
  }

  @Test func `no thread is without a request to send`() async throws {
    try await withServer { server in
      let run = try await FinishedRun(against: server.url) {
        $0.concurrency = []
        $0.rate = [1000]
        $0.maxInFlight = 1
        $0.threads = 4
        $0.requests = [4]
      }
      #expect(run.records.allSatisfy { $0.shard == 0 }, "four threads would have shares of one, none, none and none")
    }
  }

  @Test func `TLS by the authority of a file`() async throws {
    try #require(kernelStamps)
    try await withServer {
      $0.tls = .selfSigned
    } _: { server in
      let run = try await FinishedRun(against: server.url) {
        $0.caFile = server.certificatePath
        $0.http = .one
        $0.isBurst = true
        $0.hasPreflight = false
      }
      #expect(run.point.counts.succeeded == 8)
      #expect(run.records.filter { $0.setUp.tlsNanoseconds > 0 }.count == 2, "two connections")
      #expect(run.point.stampSources == [.kernel: 8])
    }
  }

  @Test func `a certificate that nobody vouches for is refused before the load, unless told otherwise`() async throws {
    try await withServer {
      $0.tls = .selfSigned
    } _: { server in
      let error = await #expect(throws: PronyError.self) { try await FinishedRun(against: server.url) }
      if case .unreachable(let url, let failure, _) = try #require(error) {
        #expect(url == server.url)
        #expect(failure.kind == .tlsError)
      } else {
        Issue.record("\(error as Any)")
      }
      let trusting = try await FinishedRun(against: server.url) { $0.isInsecure = true }
      #expect(trusting.point.counts.succeeded == 8)
    }
  }

  @Test func `a model that the endpoint does not list is a warning`() async throws {
    try await withServer {
      $0.model = "llama"
    } _: { server in
      let run = try await FinishedRun(against: server.url)
      let reason = try #require(run.report.verdict.reasons.first { $0.code == "model_not_listed" })
      #expect(reason.severity == .warning)
      #expect(reason.advice.contains("“mock”") && reason.advice.contains("“llama”"))
      #expect(try run.text(of: "report.txt").contains("“llama”"))
      let listed = try await FinishedRun(against: server.url) { $0.model = "llama" }
      #expect(!listed.reasons.contains("model_not_listed"))
      let unasked = try await FinishedRun(against: server.url) { $0.hasPreflight = false }
      #expect(!unasked.reasons.contains("model_not_listed"))
    }
  }
}
