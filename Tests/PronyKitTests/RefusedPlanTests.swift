import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

@Suite struct RefusedPlanTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(of url: String, _ change: (inout RunPlan) -> Void = { _ in }) async throws -> PronyError {
    var plan = RunPlan.small(for: url, in: folder)
    plan.outDirectory = folder.path(of: "runs")
    change(&plan)
    let error = try await #require(throws: PronyError.self) { try await Prony.run(plan) }
    #expect(TemporaryFolder.names(in: folder.path) == [], "nothing is made before the endpoint is known to be there")
    return error
  }

  @Test func `an endpoint that is not there is one line with the URL and the reason`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    let error = try await refusal(of: nobody.url + "?api-key=hunter2")
    #expect(
      error.description.hasPrefix(
        "cannot reach \(nobody.url)?api-key=[redacted]: conn_refused: ") && !error.description.contains("\n"))
    #expect(error.description.hasSuffix("; is the endpoint running? (--no-preflight skips this look)"))
  }

  @Test func `a name that nobody knows is one too`() async throws {
    let error = try await refusal(of: "http://nobody.invalid:8000")
    #expect(error.description.contains("cannot reach http://nobody.invalid:8000: dns_error: nobody.invalid: "))
    #expect(!error.description.contains("--no-preflight"), "without it the name would not resolve either")
  }

  @Test(
    arguments: [
      ("--concurrency", [10_000_000_000], [], nil), ("--concurrency", [1, 10_000_000_000], [], nil),
      ("--max-in-flight", [], [5], 10_000_000_000),
    ] as [(String, [Int], [Double], Int?)])
  func `more in flight than there are descriptors is refused with the arithmetic`(
    flag: String, concurrency: [Int], rate: [Double], bound: Int?
  ) async throws {
    let error = try await refusal(of: "http://127.0.0.1:1") {
      $0.concurrency = concurrency
      $0.rate = rate
      $0.maxInFlight = bound
    }
    let problem = try #require(error.problems.first)
    #expect(problem.place == flag)
    #expect(problem.value == "10000000000")
    #expect(problem.problem.contains("each request in flight needs a descriptor; this process may open "))
    #expect(problem.accepted.hasPrefix("at most "))
  }

  @Test func `of several endpoints each needs its descriptors, and the arithmetic says so`() async throws {
    let one = try await refusal(of: "http://127.0.0.1:1") { $0.concurrency = [10_000_000] }
    let two = try await refusal(of: "http://127.0.0.1:1") {
      $0.concurrency = [10_000_000]
      $0.urls.append("http://127.0.0.1:2")
    }
    let problem = try #require(two.problems.first)
    #expect(problem.problem.hasPrefix("each request in flight needs 2 descriptors, one to each endpoint; this process may "))
    let room = try [one, two].map { try #require($0.problems.first?.room) }
    #expect(room[1] < room[0] * 6 / 10 && room[1] > room[0] * 5 / 10)
  }

  @Test func `the first of several that is not there is named`() async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    try await withServer { server in
      let error = try await refusal(of: server.url) { $0.urls.append(nobody.url + "?api-key=hunter2") }
      #expect(error.description.hasPrefix("cannot reach \(nobody.url)?api-key=[redacted]: conn_refused: "))
      let unknown = try await refusal(of: server.url) { $0.urls.append("http://nobody.invalid") }
      #expect(unknown.description.hasPrefix("cannot reach http://nobody.invalid: dns_error: nobody.invalid: "))
    }
  }

  @Test(arguments: [("openai-embeddings", true, "whole"), ("rerank", true, "whole"), (nil, false, "streamed")])
  func `a form of replies that the protocol does not have is refused where it is asked for`(
    id: String?, isStreamed: Bool, form: String
  ) async throws {
    let definition = """
      {id: mine, title: mine, source: mine, request: {path: /, body: {p: "${prompt}"}}, streamed: {framing: sse, content: text}}
      """
    let own = try TemporaryFolder()
    let path = try own.write(definition, to: "mine.yaml")
    let error = try await refusal(of: "http://127.0.0.1:1") {
      $0.protocolID = id ?? path
      $0.isStreamed = isStreamed
    }
    #expect(error.problems.map(\.place) == ["--stream"])
    #expect(error.problems.map(\.problem) == ["this protocol has \(form) replies only"])
  }

  @Test func `all that is wrong with prompts and protocol is told at once`() async throws {
    let error = try await refusal(of: "http://127.0.0.1:1") {
      $0.protocolID = "opanai-chat"
      $0.prompts = .set("helo")
    }
    #expect(error.problems.map(\.place) == ["--protocol", "--prompts"])
    #expect(error.problems.first?.accepted.hasPrefix("openai-chat, ") == true)
  }

  @Test func `a folder that cannot be made is told with its path`() async throws {
    try await withServer { server in
      try folder.write("", to: "file")
      var plan = RunPlan.small(for: server.url, in: folder)
      plan.outDirectory = folder.path(of: "file/runs")
      let error = try await #require(throws: PronyError.self) { try await Prony.run(plan) }
      #expect(error.description.contains(folder.path(of: "file/runs")))
    }
  }
}

extension PlanProblem {
  /// How much would be accepted.
  fileprivate var room: Int? { accepted.split { !$0.isNumber }.first.flatMap { Int($0) } }
}

extension PronyError {
  /// What is wrong with the plan, if that is what it is.
  fileprivate var problems: [PlanProblem] { if case .plan(let problems) = self { problems.problems } else { [] } }
}
