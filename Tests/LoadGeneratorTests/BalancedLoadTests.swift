import Testing
import Vocabulary

@testable import LoadGenerator

/// Loads that several URLs share.
@Suite struct BalancedLoadTests {
  private static let urls = ["http://a", "http://b:8000/v1?k=1", "http://c"]

  @Test(arguments: [1, 3], [[] as [Double], [500]])
  func `by turns, the records say where each went, and the same again`(shards: Int, rate: [Double]) async throws {
    let targets = ["http://a/echo", "http://b:8000/v1?k=1", "http://c/echo"]
    for _ in 0..<2 {
      let run = try await ScriptedRun(shards: shards) {
        $0.urls = BalancedLoadTests.urls
        $0.concurrency = rate.isEmpty ? [5] : []
        $0.rate = rate
        $0.requests = [40]
      }
      #expect(run.outcomes == ["succeeded": 40])
      #expect(run.records.allSatisfy { $0.urlIndex == $0.index % 3 })
      let sentTo = Dictionary(run.sent.map { ($0.id ?? "", $0.url) }) { $1 }
      #expect(run.records.allSatisfy { sentTo[$0.requestID] == targets[$0.urlIndex] })
    }
  }

  @Test func `each point of a sweep begins with the first`() async throws {
    let run = try await ScriptedRun {
      $0.urls = BalancedLoadTests.urls
      $0.concurrency = [1, 2]
      $0.requests = [10]
    }
    #expect(run.records.count == 20)
    #expect(run.records.allSatisfy { $0.urlIndex == $0.index % 3 })
  }

  @Test func `a slow endpoint gets less where the fewest in flight decide`() async throws {
    let run = try await ScriptedRun {
      $0.urls = ["http://slow", "http://quick"]
      $0.balance = .leastInFlight
      $0.concurrency = [2]
      $0.requests = [12]
    } script: { request in
      .stream(gap: request.url.contains("slow") ? .milliseconds(100) : .milliseconds(10))
    }
    // One user is with the slow one from 0 to 100 ms, while the other sends ten times; then both are free at once.
    #expect(run.records.count { $0.urlIndex == 0 } == 2)
    #expect(run.records.count { $0.urlIndex == 1 } == 10)
  }

  @Test(arguments: Balance.allCases)
  func `a request that is retried goes to the next, and its record tells both`(balance: Balance) async throws {
    let run = try await ScriptedRun {
      $0.urls = ["http://dead", "http://alive"]
      $0.balance = balance
      $0.requests = [8]
      $0.retries.limit = 1
      $0.retries.budget = 1
    } script: { request in
      request.url.contains("dead") ? .refused : .stream()
    }
    #expect(run.outcomes == ["succeeded": 8])
    #expect(run.records.allSatisfy { $0.urlIndex == 1 })
    #expect(run.records.allSatisfy { $0.failedAttempts.allSatisfy { $0.urlIndex == 0 } })
    #expect(run.records.count { $0.attempts == 2 } == 4, "one user finds nothing in flight, and turns decide")
  }

  @Test func `a dead endpoint draws no more than its share where the fewest in flight decide`() async throws {
    let run = try await ScriptedRun {
      $0.urls = ["http://dead", "http://alive"]
      $0.balance = .leastInFlight
      $0.concurrency = [8]
      $0.requests = [400]
    } script: { request in
      request.url.contains("dead") ? .refused : .stream()
    }
    #expect(run.records.count { $0.urlIndex == 0 } <= 200)
  }

  @Test func `an endpoint's wish to be left alone is heeded where the next attempt goes there`() async throws {
    for (urls, least) in [(["http://a", "http://b"], Duration.zero), (["http://a", "http://a"], .seconds(30))] {
      let run = try await ScriptedRun {
        $0.urls = urls
        $0.requests = [1]
        $0.retries.limit = 1
        $0.retries.budget = 1
        $0.retries.backoff = .milliseconds(1)
      } script: { request in
        request.at > ScriptedRun.start
          ? .stream() : ScriptedReply(head: ReplyHead(status: 429, retryAfter: "30"))
      }
      let record = try #require(run.records.first)
      #expect(record.outcome == .succeeded && record.attempts == 2)
      let wait = try #require(record.sentAt) - ScriptedRun.start
      #expect((least...(least + .milliseconds(1))).contains(wait))
    }
  }

  @Test func `it is heeded as well where a later attempt comes back`() async throws {
    let run = try await ScriptedRun {
      $0.urls = ["http://a", "http://b"]
      $0.requests = [1]
      $0.retries.limit = 2
      $0.retries.budget = 2
      $0.retries.backoff = .milliseconds(1)
    } script: { request in
      if request.at > RunTime(nanoseconds: 1_000_000_000) { return .stream() }
      return request.url.contains("//a") ? ScriptedReply(head: ReplyHead(status: 429, retryAfter: "30")) : .refused
    }
    let record = try #require(run.records.first)
    #expect(record.failedAttempts.map(\.urlIndex) == [0, 1] && record.urlIndex == 0)
    #expect(try #require(record.sentAt) >= ScriptedRun.start + .seconds(30))
  }

  @Test func `each URL is signed for its own host`() throws {
    let source = try RequestSource.scripted {
      $0.urls = ["us-east-2", "eu-west-1"].map { "https://bedrock-runtime.\($0).amazonaws.com" }
      $0.protocolID = "bedrock-converse"
      $0.apiKey = Secret("id:secret")
    }
    let body = HTTPBody("x".utf8)
    let credentials = source.targets.map { source.signature(of: body, to: $0).last?.value ?? "" }
    #expect(credentials[0].contains("/us-east-2/bedrock/aws4_request"))
    #expect(credentials[1].contains("/eu-west-1/bedrock/aws4_request"))
  }

  @Test func `a warning of the preflight names the endpoint that it is of`() throws {
    var preflight = Preflight(replyTime: .zero, models: [])
    preflight.endpoint = "http://b"
    #expect(try #require(preflight.warning(about: "m")).advice.hasPrefix("http://b does not list the model “m”"))
  }
}
