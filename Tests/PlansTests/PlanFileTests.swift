import Testing
import Vocabulary

@testable import Plans

@Suite struct PlanFileTests {
  @Test func `reads every kind of value`() throws {
    let file = try TemporaryFile(
      """
      # a plan
      url: http://localhost:8000
      model: 007
      header:
        X-Team: search
        X-Trace: "a: b"
      extra_body: {top_k: 20, "min_p": 0.10, tags: [a, "1"]}
      concurrency: [1, 4, 16]
      duration: 1.5
      warmup: 5s
      burst: true
      requests: null
      stop:
        - "\\n\\n"
        - a,b
      goodput:
        - ttft: 500ms
        - tpot:20ms
      random_words: 50:200
      seed: 18446744073709551615
      """)
    let plan = try PlanReading(flags: [], files: [file.path]).get()
    var expected = RunPlan()
    expected.urls = ["http://localhost:8000"]
    expected.model = "007"
    expected.headers = [HTTPHeader("X-Team", "search"), HTTPHeader("X-Trace", "a: b")]
    expected.extraBody = #"{"top_k":20,"min_p":0.10,"tags":["a","1"]}"#
    expected.concurrency = [1, 4, 16]
    expected.duration = .milliseconds(1500)
    expected.warmUp = .time(.seconds(5))
    expected.isBurst = true
    expected.stop = ["\n\n", "a,b"]
    expected.goodput = [
      ServiceLevelObjective(metric: "ttft", limit: .milliseconds(500)),
      ServiceLevelObjective(metric: "tpot", limit: .milliseconds(20)),
    ]
    expected.prompts = .random(words: 50...200)
    expected.seed = .max
    #expect(plan == expected)
  }

  @Test(arguments: 0..<300)
  func `the text of a plan reads back to the plan`(seed: UInt64) throws {
    let plan = RunPlan.random(seed: seed)
    let layer = PlanLayer(yaml: plan.yaml, file: "plan.yaml")
    #expect(layer.problems == [])
    var read = RunPlan()
    for item in layer.given { try item.key.read(item.value, &read) }
    #expect(read == plan)
  }

  @Test(arguments: 0..<50)
  func `the text of a plan holds nothing that acts on a terminal`(seed: UInt64) {
    let text = RunPlan.random(seed: seed).yaml
    #expect(text.split(separator: "\n").allSatisfy { String($0).escapedForDisplay() == $0 })
  }

  @Test func `reads the plan of a run's plan.json`() throws {
    let layer = PlanLayer(
      yaml:
        #"{"schema_version":1,"clock":{"monotonic_origin_ns":5},"plan":{"url":"http://h","concurrency":[4],"stream":false}}"#,
      file: "plan.json")
    #expect(layer.problems == [])
    #expect(layer.given.map(\.key.name) == ["url", "concurrency", "stream"])
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "null"])
  func `an empty file says nothing`(yaml: String) {
    let layer = PlanLayer(yaml: yaml, file: "plan.yaml")
    #expect(layer.given.isEmpty)
    #expect(layer.problems == [])
  }

  @Test func `refuses unknown keys with the nearest known one, all at once, with their lines`() {
    let layer = PlanLayer(yaml: "concurency: 4\nurl: http://h\nmax-in-flight: 3\n\ncolour: blue\n", file: "plan.yaml")
    #expect(
      layer.problems == [
        PlanProblem(
          place: "plan.yaml:1 concurency", problem: "no such key",
          accepted: "concurrency, perhaps; --dry-run shows all"),
        PlanProblem(
          place: "plan.yaml:3 max-in-flight", problem: "no such key",
          accepted: "max_in_flight, perhaps; --dry-run shows all"),
        PlanProblem(place: "plan.yaml:5 colour", problem: "no such key", accepted: "--dry-run shows all"),
      ])
  }

  @Test func `refuses an API key in the file and does not show it`() {
    for key in ["api_key", "openai_api_key", "apikey"] {
      let problems = PlanLayer(yaml: "\(key): hunter2", file: "plan.yaml").problems
      #expect(problems.count == 1)
      #expect(!PlanProblems(problems).description.contains("hunter2"))
    }
    #expect(
      PlanLayer(yaml: "api_key: hunter2", file: "p").problems.first?.problem
        == "an API key may not stand in a plan, which is copied into reports")
  }

  @Test(arguments: [
    ("url: [", "p:2", "not YAML: did not find expected node content"),
    ("url: a\nurl: b", "p:1", "“url” stands twice in one mapping"),
    ("a: b: c", "p:1", "not YAML: mapping values are not allowed in this context"),
    ("url: \u{1}", "p", "not YAML: control characters are not allowed"),
    ("- url", "p:1", "not a mapping of keys to values"),
    ("just text", "p:1", "not a mapping of keys to values"),
    ("{}\n---\n{}", "p:2", "not YAML: but found another document"),
    ("plan: {model: m}\nurl: http://h", "p:2 url", "it stands beside “plan”, in which the plan is"),
    ("model: !!binary aGVsbG8=", "p:1", "a tag"),
    ("model: m\nstop: !x [a]", "p:2", "a tag"),
    ("extra_body: {a: 1, [b]: 2}", "p:1", "a key that is no text"),
    ("? [a]\n: b", "p:1", "a key that is no text"),
    ("model: &a x\nname: *a", "p:1", "an anchor or alias"),
    ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]", "p:1", "an anchor or alias"),
  ])
  func `says where a file is not a plan`(yaml: String, place: String, problem: String) {
    let problems = PlanLayer(yaml: yaml, file: "p").problems
    #expect(problems.map(\.place) == [place])
    #expect(problems.first?.problem == problem)
  }

  @Test func `deep nesting is a problem, not a crash`() {
    #expect(
      PlanLayer(yaml: "a: " + String(repeating: "[", count: 100_000), file: "p").problems.map(\.problem) == [
        "nested too deep"
      ])
    let deep = "extra_body: {a: " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500) + "}"
    #expect(PlanLayer(yaml: deep, file: "p").given.count == 1)
  }

  @Test(arguments: ["a: [", "- a", "url: http://h\nurl: http://h", "a: &a b"])
  func `what a file without sense may have said is not missing`(yaml: String) throws {
    let file = try TemporaryFile(yaml)
    let flags = [("--max-in-flight", "8"), ("--min-output-tokens", "9"), ("--max-output-tokens", "8")]
    let problems = PlanReading(flags: flags, files: [file.path]).problems
    #expect(problems.count == 2)
    #expect(problems.first?.place.hasPrefix(file.path) == true)
    #expect(problems.last?.place == "--min-output-tokens", "the flags contradict each other whatever the file says")
  }

  @Test(arguments: ["rate: []", "concurrency: []", "concurrency: {}", "concurrency: [[], []]"])
  func `a list without a value is not left unsaid`(yaml: String) throws {
    let file = try TemporaryFile("url: http://h\nmodel: m\n" + yaml)
    let problems = PlanReading(flags: [], files: [file.path]).problems
    #expect(problems.map(\.problem) == ["an empty list"])
  }

  @Test func `a list of texts may be empty`() throws {
    let file = try TemporaryFile("url: http://h\nmodel: m\nstop: []\nheader: []\ngoodput: {}\n")
    #expect(PlanReading(flags: [], files: [file.path]).problems == [])
  }

  @Test func `a file that cannot be read is a problem among others`() throws {
    let problems = PlanReading(flags: [("--rate", "0")], files: ["/no/such/plan.yaml"]).problems
    #expect(problems.map(\.place) == ["--config", "--rate"])
    #expect(problems.first?.problem == "cannot be read: No such file or directory")
  }
}
