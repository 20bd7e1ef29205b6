import Testing
import Vocabulary

@testable import Plans

@Suite struct RunPlanSecretsTests {
  @Test func `a plan shows neither secret headers nor secret parameters`() throws {
    var plan = RunPlan()
    plan.urls = ["https://h/v1?api-version=2024-06-01&api-key=hunter2&x"]
    plan.model = "m"
    plan.headers = [HTTPHeader("X-Api-Key", "hunter2"), HTTPHeader("X-Team", "search")]
    plan.apiKey = Secret("hunter2")
    #expect(plan.shownURLs == ["https://h/v1?api-version=2024-06-01&api-key=[redacted]&x"])
    #expect(!plan.yaml.contains("hunter2"))
    #expect(!String(describing: plan.entries).contains("hunter2"))
    #expect(plan.yaml.contains(#"header: ["X-Api-Key: [redacted]", "X-Team: search"]"#))
  }

  @Test func `a redacted plan can be read for its report but not run`() throws {
    var plan = RunPlan()
    plan.urls = ["https://h/v1?key=hunter2"]
    plan.model = "m"
    plan.headers = [HTTPHeader("Cookie", "hunter2")]
    #expect(try PlanReading(entries: plan.entries).get().headers == [HTTPHeader("Cookie", "[redacted]")])
    let flags = [("--url", plan.shownURLs[0]), ("--model", "m"), ("--header", "Cookie: [redacted]")]
    let problems = PlanReading(flags: flags).problems
    #expect(problems.map(\.place) == ["--url", "--header"])
    #expect(problems.allSatisfy { $0.problem == "a secret in it was redacted when the plan was echoed" })
  }

  @Test(arguments: [
    "header: {Authorization: {a: hunter2}}", "header: [Authorization hunter2]", "url: [http://hunter2:x@h, y]",
    "url: {a: hunter2}",
    "hdr: 'Authorization: hunter2'", "plan: [hunter2]", "api_key: {a: hunter2}", "url: http://user:hunter2@h",
  ])
  func `no problem shows what may be a secret`(yaml: String) throws {
    let file = try TemporaryFile(yaml)
    let problems = PlanReading(flags: [], files: [file.path]).problems
    #expect(problems.contains { $0.place.hasPrefix(file.path) })
    #expect(!PlanProblems(problems).description.contains("hunter2"))
  }

  @Test(arguments: [
    ("Authorization", "Bearer hunter2", ["hunter2"]), ("X-Api-Key", "aHVudGVyMg==", ["aHVudGVyMg==", "="]),
    ("Cookie", "session=hunter2; theme=dark", ["session=hunter2", "hunter2", "theme=dark", "dark"]), ("X-Team", "search", []),
  ])
  func `the secrets of a plan are in its headers`(name: String, value: String, secrets: [String]) {
    var plan = RunPlan()
    plan.headers = [HTTPHeader(name, value)]
    #expect(plan.secrets == secrets.map(Secret.init))
  }

  @Test func `and in its key and its URL`() {
    var plan = RunPlan()
    plan.urls = ["https://h/v1?api-version=2024-06-01&api-key=hunter2&x&sig"]
    plan.apiKey = Secret("sk-1")
    plan.extraBody = #"{"token": "hunter3", "n": 1}"#
    #expect(plan.secrets == [Secret("sk-1"), Secret("hunter2"), Secret("hunter3")])
  }

  @Test func `an extra body is echoed without its secrets, as it was written where it has none, and runs only when whole`() {
    var plan = RunPlan()
    plan.extraBody = #"{"top_p": 0.50, "auth": {"api_key": "hunter2"}}"#
    #expect(plan.yaml.contains(#"extra_body: "{\"top_p\":0.5,\"auth\":{\"api_key\":\"[redacted]\"}}""#), "\(plan.yaml)")
    #expect(!String(describing: plan.entries).contains("hunter2"))
    plan.extraBody = #"{"top_p": 0.50, "stop_token": "END"}"#
    #expect(plan.entries.contains(JSONValue.Member("extra_body", .text(#"{"top_p": 0.50, "stop_token": "END"}"#))))
    let again = PlanReading(flags: [("--url", "http://h"), ("--model", "m"), ("--extra-body", #"{"key": "[redacted]"}"#)])
    #expect(again.problems.map(\.problem) == ["a secret in it was redacted when the plan was echoed"])
  }

  @Test(arguments: [
    ("--url", "ftp://h/v1?key=hunter2"), ("--url", "h/v1?a=b&key=hunter2"), ("--url", "http://h/v1#key=hunter2"),
    ("--url", "http://h/ü?x-token=hunter2"), ("--extra-body", #"{"api_key": "hunter2""#),
    ("--extra-body", #"[{"token": "hunter2"}]"#),
    ("--extra-body", #"{"a": 1, "a": "sk-hunter2"}"#),
  ])
  func `nor does one with a flag`(flag: String, value: String) {
    let problems = PlanReading(flags: [(flag, value)]).problems.filter { $0.place == flag }
    #expect(problems.count == 1)
    #expect(!PlanProblems(problems).description.contains("hunter2"))
  }
}
