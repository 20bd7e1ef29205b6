import Testing
import Vocabulary

@testable import Plans

/// Plans with more than one URL.
@Suite struct SeveralURLsPlanTests {
  private func reading(
    _ urls: [String], _ flags: [(flag: String, value: String)] = [], environment: [String: String] = [:]
  ) -> PlanReading {
    PlanReading(flags: urls.map { ("--url", $0) } + [("--model", "m")] + flags, environment: environment)
  }

  @Test func `the flag again and a list in a file say several, in order, one perhaps twice`() throws {
    let urls = ["http://b", "http://a", "http://b"]
    #expect(try reading(urls).get().urls == urls)
    let file = try TemporaryFile("url: [http://b, http://a, 'http://b']\nmodel: m\nbalance: least-in-flight\n")
    let plan = try PlanReading(flags: [], files: [file.path]).get()
    #expect(plan.urls == urls && plan.balance == .leastInFlight)
    #expect(plan.endpoints == ["http://b", "http://a"])
  }

  @Test func `flags replace those of a file, and these the environment's`() throws {
    let file = try TemporaryFile("url: [http://a, http://b]\nmodel: m\n")
    let environment = ["OPENAI_BASE_URL": "http://environment"]
    #expect(try PlanReading(flags: [], files: [file.path], environment: environment).get().urls == ["http://a", "http://b"])
    let flags = [(flag: "--url", value: "http://c")]
    #expect(try PlanReading(flags: flags, files: [file.path], environment: environment).get().urls == ["http://c"])
  }

  @Test func `one is shown as itself, several as a list, and both read back`() throws {
    for (urls, shown) in [(["http://a"], "url: http://a\n"), (["http://a", "http://b/v1"], "url: [http://a, http://b/v1]\n")] {
      let plan = try reading(urls).get()
      #expect(plan.yaml.contains(shown))
      let file = try TemporaryFile(plan.yaml)
      #expect(try PlanReading(flags: [], files: [file.path]).get() == plan)
    }
  }

  @Test func `each that is wrong is a problem of its own`() {
    let problems = reading(["http://a", "ftp://b", "http://c#d"]).problems
    #expect(problems.map(\.value) == ["ftp://b", "http://c#d"])
    #expect(problems.allSatisfy { $0.place == "--url" })
  }

  @Test(
    arguments: [
      (
        ["http://a", "https://b", "https://c?key=x"], "--http", "h2c",
        "h2c is HTTP/2 without TLS: https://b, https://c?key=[redacted]"
      ),
      (["http://a", "https://b"], "--http", "2", "without TLS nothing agrees on HTTP/2: http://a"),
      (
        ["http://a", "http://localhost:1"], "--proxy", "http://p:1",
        "this machine itself is never reached through a proxy: http://localhost:1"
      ),
      (["http://a", "http://b"], "--resolve", "c:80:127.0.0.1", "no URL leads there"),
      (["http://a", "http://b"], "--unix-socket", "/s", "it leads to one endpoint, and this plan has several"),
      (["http://a"], "--balance", "round-robin", "there is only one URL"),
      (
        ["http://a", "http://b?key=[redacted]"], "--balance", "round-robin",
        "a secret in it was redacted when the plan was echoed: http://b?key=[redacted]"
      ),
    ])
  func `what does not go with one of them says with which`(urls: [String], flag: String, value: String, problem: String) {
    #expect(reading(urls, [(flag, value)]).problems.map(\.problem) == [problem])
  }

  @Test(arguments: [
    (["http://a", "http://b"], "--resolve", "b:80:127.0.0.1"), (["http://a", "http://a"], "--unix-socket", "/s"),
    (["http://a", "http://a"], "--balance", "least-in-flight"),
  ])
  func `what goes with one of them goes`(urls: [String], flag: String, value: String) {
    #expect(reading(urls, [(flag, value)]).problems.map(\.problem) == [])
  }

  @Test func `no secret of any is shown, and all are known`() throws {
    let plan = try reading(["https://a?key=hunter2", "https://b?api-version=1&sig=hunter3"]).get()
    #expect(plan.shownURLs == ["https://a?key=[redacted]", "https://b?api-version=1&sig=[redacted]"])
    #expect(!plan.yaml.contains("hunter"))
    #expect(plan.secrets == [Secret("hunter2"), Secret("hunter3")])
  }

  @Test func `what is wrong with one shows no secret either`() {
    let problems = reading(["http://a", "http://user:hunter2@b"]).problems
    #expect(problems.map(\.problem) == ["a user name or password stands in it"])
    #expect(!PlanProblems(problems).description.contains("hunter2"))
  }

  @Test func `the environment's proxy is taken where it is the same for all`() throws {
    let environment = ["http_proxy": "http://p:1", "https_proxy": "http://q:1", "no_proxy": "d"]
    let wish = [(flag: "--proxy", value: "environment")]
    #expect(try reading(["http://a", "http://b"], wish, environment: environment).get().proxy == "http://p:1")
    #expect(try reading(["http://d", "http://localhost"], wish, environment: environment).get().proxy == nil)
    for other in ["https://b", "http://d"] {
      let problems = reading(["http://a", other], wish, environment: environment).problems
      #expect(problems.map(\.problem) == ["the environment has not one way to all of the URLs"])
    }
  }
}
