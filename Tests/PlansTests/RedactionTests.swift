import Testing
import Vocabulary

@testable import Plans

@Suite struct RedactionTests {
  @Test(arguments: [
    "Authorization", "api-key", "X-API-Key", "x-goog-api-key", "Cookie", "X-Auth-Token", "client_secret", "sig",
  ])
  func `names that tell of a secret`(name: String) { #expect(Redaction.isSecret(name)) }

  @Test(arguments: ["Accept", "X-Team", "api-version", "Content-Type", "signal"])
  func `names that do not`(name: String) { #expect(!Redaction.isSecret(name)) }

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
    #expect(plan.secrets == [Secret("sk-1"), Secret("hunter2")])
  }
}
