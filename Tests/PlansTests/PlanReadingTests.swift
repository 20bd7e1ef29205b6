import Testing
import Vocabulary

@testable import Plans

@Suite struct PlanReadingTests {
  static let endpoint = [(flag: "--url", value: "http://h"), (flag: "--model", value: "m")]

  @Test func `flags become a plan`() throws {
    let flags =
      Self.endpoint + [
        ("--concurrency", "1,4, 16"), ("--stop", "a,b"), ("--stop", "c"), ("--header", "X-A: 1"), ("--header", "X-B: 2"),
        ("--stream", "false"), ("--trim", "false"), ("--prompt", "null"), ("--goodput", "ttft:500ms"),
        ("--max-tokens", "1_000"),
      ]
    let plan = try PlanReading(flags: flags).get()
    #expect(plan.concurrency == [1, 4, 16])
    #expect(plan.stop == ["a,b", "c"])
    #expect(plan.headers == [HTTPHeader("X-A", "1"), HTTPHeader("X-B", "2")])
    #expect(plan.isStreamed == false)
    #expect(plan.isUntrimmed)
    #expect(plan.prompts == .text("null"))
    #expect(plan.goodput == [ServiceLevelObjective(metric: "ttft", limit: .milliseconds(500))])
    #expect(plan.maxOutputTokens == 1000)
  }

  @Test func `flags replace the file, the file the environment, the environment the default`() throws {
    let file = try TemporaryFile("url: http://file\nmodel: file\nstop: [x, y]\nprompts: workbench\nseed: 3\n")
    let environment = ["OPENAI_BASE_URL": "http://environment"]
    let plan = try PlanReading(
      flags: [("--model", "flag"), ("--stop", "z"), ("--prompt", "hi")], files: [file.path], environment: environment
    ).get()
    #expect(plan.urls == ["http://file"])
    #expect(plan.model == "flag")
    #expect(plan.stop == ["z"])
    #expect(plan.prompts == .text("hi"))
    #expect(plan.seed == 3)
    #expect(plan.isStreamed == nil)
    #expect(try PlanReading(flags: [("--model", "m")], environment: environment).get().urls == ["http://environment"])
  }

  @Test func `a flag can take back what the file switched on`() throws {
    let file = try TemporaryFile("burst: true\n")
    #expect(try PlanReading(flags: Self.endpoint + [("--burst", "false")], files: [file.path]).get().isBurst == false)
  }

  @Test func `all problems come at once, each with its place, value and what would do`() throws {
    let file = try TemporaryFile("duration: soon\nconcurency: 4\ngoodput: {ttft: 500}\n")
    let flags = [
      ("--url", "localhost:8000"), ("--concurrency", "1,x"), ("--rate", "5"), ("--burst", "true"), ("--colour", "blue"),
      ("--temperature", "3"), ("--max-output-tokens", "4"), ("--min-output-tokens", "5"),
    ]
    let reading = PlanReading(flags: flags, files: [file.path])
    #expect(
      reading.problems.map { "\($0.place) | \($0.value ?? "-") | \($0.problem)" } == [
        "\(file.path):2 concurency | - | no such key",
        "--colour | - | no such flag",
        "\(file.path):1 duration | soon | not a time",
        "\(file.path):3 goodput | ttft:500 | a time without its unit",
        "--url | localhost:8000 | no http:// or https:// before it",
        "--concurrency | x | not a whole number",
        "--temperature | 3 | out of range",
        "--model | - | missing",
        "--burst | true | only a closed loop has users to start, and this plan has a rate",
        "--min-output-tokens | 5 | more than --max-output-tokens",
      ])
    #expect(reading.problems.allSatisfy { !$0.accepted.isEmpty })
    #expect(reading.plan.rate == [5])
    #expect(throws: PlanProblems(reading.problems)) { _ = try reading.get() }
  }

  @Test func `an unknown flag is refused with the nearest known one`() {
    let problems = PlanReading(flags: Self.endpoint + [("--concurency", "4"), ("--api-key", "hunter2")]).problems
    #expect(
      problems.map(\.accepted) == ["--concurrency, perhaps; --help lists all", "--api-key-file, perhaps; --help lists all"])
    #expect(!PlanProblems(problems).description.contains("hunter"))
  }

  @Test func `a single value given twice is refused`() {
    #expect(
      PlanReading(flags: Self.endpoint + [("--seed", "1"), ("--seed", "2")]).problems.map(\.problem) == [
        "several values where one is wanted"
      ])
  }

  @Test(arguments: [["a.yaml", "b.yaml"], ["/no/such/plan.yaml", "/no/such/plan.yaml"]])
  func `a second plan file is refused, and neither is read`(files: [String]) {
    #expect(
      PlanReading(flags: [], files: files).problems == [
        PlanProblem(
          place: "--config", value: files.joined(separator: ", "), problem: "several values where one is wanted",
          accepted: "the path of a plan file")
      ])
  }

  @Test(
    arguments: [
      (["concurrency": "1,4", "rate": "5"], "--concurrency"),
      (["concurrency": "4", "rate": "5", "max_in_flight": "8"], "--max-in-flight"),
      (["max_in_flight": "8"], "--max-in-flight"),
      (["arrivals": "poisson"], "--arrivals"),
      (["arrivals": "constant"], "--arrivals"),
      (["burst": "true", "rate": "5"], "--burst"),
      (["spread": "1s", "rate": "5"], "--spread"),
      (["spread": "1s", "burst": "true"], "--spread"),
      (["min_output_tokens": "9", "max_output_tokens": "8"], "--min-output-tokens"),
      (["prompt": "x", "prompts": "hello"], "--prompts"),
      (["retry_backoff": "1s"], "--retry-backoff"),
      (["retry_budget": "0.5", "retries": "0"], "--retry-budget"),
      (["retry_budget": "0.5", "retries": "1"], nil),
      (["client_key": "/dev/null"], "--client-key"),
      (["first_token_timeout": "1s", "stream": "false"], "--first-token-timeout"),
      (["requests_per_connection": "5", "connections": "new"], "--requests-per-connection"),
      (["connection_lifetime": "5s", "connections": "new"], "--connection-lifetime"),
      (["resolve": "h:80:127.0.0.1", "unix_socket": "/a"], "--resolve"),
      (["resolve": "a.b:80:127.0.0.1"], "--resolve"),
      (["resolve": "h:81:127.0.0.1"], "--resolve"),
      (["resolve_per_connection": "true", "resolve": "h:80:127.0.0.1"], "--resolve-per-connection"),
      (["resolve_per_connection": "true", "unix_socket": "/a"], "--resolve-per-connection"),
      (["ip": "v4", "unix_socket": "/a"], "--ip"),
      (["http": "2"], "--http"),
      (["http": "h2c", "proxy": "http://p:1"], "--http"),
      (["streams_per_connection": "5"], "--streams-per-connection"),
      (["http": "h2c", "streams_per_connection": "5", "connections": "sticky"], "--streams-per-connection"),
      (["http": "h2c", "requests_per_connection": "5"], "--requests-per-connection"),
      (["http": "h2c", "streams_per_connection": "5"], nil),
      (["client_key": "/dev/null", "client_cert": "/dev/null"], nil),
      (["first_token_timeout": "1s", "idle_timeout": "500ms"], nil),
      (["requests_per_connection": "5", "connections": "sticky"], nil),
      (["resolve": "H:80:127.0.0.1", "ip": "v4"], nil),
      (["goodput": "ttft:1s"], nil),
      (["concurrency": "4", "rate": "5"], nil),
      (["rate": "1,2,3", "max_in_flight": "8", "arrivals": "constant"], nil),
      (["min_output_tokens": "8", "max_output_tokens": "8"], nil),
      (["burst": "false", "rate": "5"], nil),
      (["requests": "10", "duration": "5s"], nil),
    ] as [([String: String], String?)])
  func `values that contradict one another are refused`(values: [String: String], place: String?) {
    let flags = values.sorted { $0.key < $1.key }.compactMap { name, value in PlanKey.named(name).map { ($0.flag, value) } }
    #expect(PlanReading(flags: Self.endpoint + flags).problems.map(\.place) == (place.map { [$0] } ?? []))
  }

  @Test func `a file may state a default that has no use`() throws {
    var plan = RunPlan()
    (plan.urls, plan.model) = (["http://h"], "m")
    let file = try TemporaryFile(plan.yaml)
    #expect(try PlanReading(flags: [], files: [file.path]).get() == plan)
  }

  @Test func `a metric has one limit`() {
    let flags = Self.endpoint + [("--goodput", "ttft:1s"), ("--goodput", "ttft:2s")]
    #expect(PlanReading(flags: flags).problems.map(\.problem) == ["a metric has two limits"])
  }

  @Test func `takes the key from the environment or from a file, and never shows it`() throws {
    let file = try TemporaryFile("hunter2\n")
    #expect(try PlanReading(flags: Self.endpoint).get().apiKey == nil)
    #expect(try PlanReading(flags: Self.endpoint, environment: ["OPENAI_API_KEY": ""]).get().apiKey == nil)
    let plan = try PlanReading(flags: Self.endpoint, environment: ["OPENAI_API_KEY": "hunter3"]).get()
    #expect(plan.apiKey == Secret("hunter3"))
    let fromFile = try PlanReading(
      flags: Self.endpoint + [("--api-key-file", file.path)], environment: ["OPENAI_API_KEY": "hunter3"]
    ).get()
    #expect(fromFile.apiKey == Secret("hunter2"))
    #expect(fromFile.entries.contains(JSONValue.Member("api_key_file", .text(file.path))))
    #expect(!"\(fromFile) \(fromFile.yaml) \(fromFile.entries)".contains("hunter"))
  }

  @Test(arguments: ["", " \n", "hunter2\nhunter3", "hunter2\u{0}"])
  func `refuses a key file without a single key and does not show what is in it`(text: String) throws {
    let file = try TemporaryFile(text)
    let problems = PlanReading(flags: Self.endpoint + [("--api-key-file", file.path)]).problems
    #expect(problems.map(\.place) == ["--api-key-file"])
    #expect(!PlanProblems(problems).description.contains("hunter"))
  }

  @Test func `refuses files that cannot be read`() {
    let flags = Self.endpoint + [("--api-key-file", "/no/key"), ("--ca-file", "/no/ca.pem")]
    #expect(
      PlanReading(flags: flags).problems.map { "\($0.place) \($0.value ?? "") \($0.problem)" } == [
        "--api-key-file /no/key No such file or directory", "--ca-file /no/ca.pem No such file or directory",
      ])
  }

  @Test func `refuses an Authorization header beside an API key`() {
    let flags = Self.endpoint + [("--header", "authorization: Basic hunter2")]
    #expect(PlanReading(flags: flags).problems == [])
    let problems = PlanReading(flags: flags, environment: ["OPENAI_API_KEY": "hunter3"]).problems
    #expect(problems.map(\.place) == ["--header"])
    #expect(!PlanProblems(problems).description.contains("hunter"))
  }

  @Test func `refuses a key that would break the header line`() {
    for key in ["hunter2\r\nX: y", "hunter2\u{FFFD}"] {
      let problems = PlanReading(flags: Self.endpoint, environment: ["OPENAI_API_KEY": key]).problems
      #expect(problems.map(\.place) == ["OPENAI_API_KEY"])
      #expect(!PlanProblems(problems).description.contains("hunter"))
    }
  }

  @Test func `the text of the default plan marks every default`() {
    var plan = RunPlan()
    plan.model = "m"
    plan.concurrency = [1, 4]
    let lines = plan.yaml.split(separator: "\n")
    #expect(lines.first == "# Endpoint")
    #expect(lines.contains("model: m"))
    #expect(lines.contains("concurrency: [1, 4]"))
    #expect(lines.contains("rate: null  # default"))
    #expect(lines.contains("request_timeout: 600s  # default"))
    #expect(lines.contains("prompts: hello  # default"))
    #expect(!lines.contains { $0.hasPrefix("prompt:") || $0.hasPrefix("random_words:") })
  }
}
