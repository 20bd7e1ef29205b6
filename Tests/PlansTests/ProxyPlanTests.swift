import Testing
import Vocabulary

@testable import Plans

/// Which proxy a plan names, and what of it is shown.
@Suite struct ProxyPlanTests {
  private func reading(_ url: String, proxy: String, _ environment: [String: String] = [:]) -> PlanReading {
    PlanReading(flags: [("--url", url), ("--model", "m"), ("--proxy", proxy)], environment: environment)
  }

  @Test(
    arguments: [
      ("http://a.b", ["http_proxy": "http://p:1"], "http://p:1"),
      ("http://a.b", ["http_proxy": "p:1"], "http://p:1"),
      ("http://a.b", ["HTTP_PROXY": "http://p:1"], nil),
      ("http://a.b", ["https_proxy": "http://p:1"], nil),
      ("https://a.b", ["HTTPS_PROXY": "http://p:1"], "http://p:1"),
      ("https://a.b", ["https_proxy": "http://p:1", "HTTPS_PROXY": "http://q:1"], "http://p:1"),
      ("https://a.b", ["https_proxy": "", "ALL_PROXY": "http://p:1"], "http://p:1"),
      ("http://a.b", ["all_proxy": "http://p:1", "no_proxy": "c.d, b"], nil),
      ("http://a.b:8000/v1", ["all_proxy": "http://p:1", "no_proxy": "A.B"], nil),
      ("http://a.b", ["all_proxy": "http://p:1", "NO_PROXY": ".b"], nil),
      ("http://a.b", ["all_proxy": "http://p:1", "no_proxy": "*"], nil),
      ("http://ab", ["all_proxy": "http://p:1", "no_proxy": "b"], "http://p:1"),
      ("http://localhost:8000", ["all_proxy": "http://p:1"], nil),
      ("http://127.0.0.5", ["all_proxy": "http://p:1"], nil),
      ("http://[::1]:80", ["all_proxy": "http://p:1"], nil),
      ("http://a.b", [:], nil),
    ] as [(String, [String: String], String?)])
  func `the environment's proxy for a URL`(url: String, environment: [String: String], proxy: String?) throws {
    #expect(try reading(url, proxy: "environment", environment).get().proxy == proxy)
  }

  @Test func `the environment counts only when it is asked for`() throws {
    let flags = [("--url", "http://a.b"), ("--model", "m")]
    #expect(try PlanReading(flags: flags, environment: ["all_proxy": "http://p:1"]).get().proxy == nil)
  }

  @Test func `a password is kept, and not shown`() throws {
    let plan = try reading("http://a.b", proxy: "http://user:hunter2@p:1").get()
    #expect(plan.proxy == "http://user:hunter2@p:1")
    #expect(plan.secrets == [Secret("hunter2")])
    #expect(plan.entries.contains(JSONValue.Member("proxy", .text("http://[redacted]@p:1"))))
    #expect(!plan.yaml.contains("hunter2"))
    let again = reading("http://a.b", proxy: "http://[redacted]@p:1")
    #expect(again.problems.map(\.problem) == ["a secret in it was redacted when the plan was echoed"])
  }

  @Test(arguments: ["socks5://p:1", "p:1", "http://", "http://user:hunter2@", "http://hunter2 @p"])
  func `what is no proxy is refused, and not shown`(proxy: String) {
    let problems = reading("http://a.b", proxy: proxy).problems
    #expect(problems.map(\.place) == ["--proxy"])
    #expect(!PlanProblems(problems).description.contains("hunter2"))
  }

  @Test func `a proxy of the environment that is none is refused where it stands`() {
    let problems = reading("http://a.b", proxy: "environment", ["all_proxy": "socks5://p:1"]).problems
    #expect(problems.map(\.place) == ["all_proxy"])
  }

  @Test(arguments: ["http://localhost:1", "http://127.0.0.1", "http://[::1]:80/v1"])
  func `this machine is not asked of a proxy`(url: String) {
    #expect(
      reading(url, proxy: "http://p:1").problems.map(\.problem) == ["this machine itself is never reached through a proxy"])
  }
}
