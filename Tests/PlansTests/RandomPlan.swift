import Vocabulary

@testable import Plans

extension RunPlan {
  /// A plan with random values in random fields; it may contradict itself, but each value is in order.
  static func random(seed: UInt64) -> RunPlan {
    var chance = SplitMix64(seed: seed)
    var plan = RunPlan()
    plan.urls = chance.list { $0.pick(["http://localhost:8000", "https://[::1]:443/v1/x?y=1&z=%20", "HTTP://a.b"]) }
    plan.balance = chance.pick(Balance.allCases)
    plan.model = chance.text()
    plan.protocolID = chance.text()
    plan.headers = chance.list { HTTPHeader($0.pick(["X-Team", "accept", "!#$"]), $0.pick(["a: b", "ü", "\"x\", y"])) }
    plan.extraBody = chance.maybe { $0.pick(["{}", "{\"a\": [1.50, \"x\\n\", null]}", "{\"# \": \"': \\\"\"}"]) }
    plan.apiKeyFile = chance.maybe { $0.text() }
    plan.caFile = chance.maybe { $0.text() }
    plan.clientCertificate = chance.maybe { $0.text() }
    plan.clientKey = chance.maybe { $0.text() }
    plan.isInsecure = .random(using: &chance)
    plan.connectTimeout = chance.time()
    plan.firstTokenTimeout = chance.maybe { $0.time() }
    plan.idleTimeout = chance.maybe { $0.time() }
    plan.requestTimeout = chance.time()
    plan.http = chance.pick(HTTPChoice.allCases)
    plan.streamsPerConnection = chance.maybe { .random(in: 1...10_000, using: &$0) }
    plan.connections = chance.pick(ConnectionSharing.allCases)
    plan.requestsPerConnection = chance.maybe { .random(in: 1...1_000_000, using: &$0) }
    plan.connectionLifetime = chance.maybe { $0.pick([.seconds(1), .seconds(90)]) }
    plan.resendsLost = .random(using: &chance)
    plan.addressFamily = chance.pick(AddressFamily.allCases)
    plan.pinnedAddresses = chance.list {
      PinnedAddress(host: $0.pick(["a.b", "localhost"]), port: $0.pick([1, 65_535]), address: $0.pick(["127.0.0.1", "::1"]))
    }
    plan.resolvesPerConnection = .random(using: &chance)
    plan.unixSocket = chance.maybe { $0.text() }
    plan.proxy = chance.maybe { $0.pick(["http://proxy:3128", "http://[::1]:1"]) }
    plan.launch = chance.maybe { $0.text() }
    plan.hasPreflight = .random(using: &chance)
    plan.concurrency = chance.list { .random(in: 1...1_000_000, using: &$0) }
    plan.rate = chance.list { $0.pick([1, 0.1, 1e-5, 12_345.678, 1.0 / 3, 1e7]) }
    plan.arrivals = chance.pick(ArrivalPattern.allCases)
    plan.maxInFlight = chance.maybe { .random(in: 1...1_000_000, using: &$0) }
    plan.requests = chance.pick([[], [7], [0, 1_000_000_000_000]])
    plan.duration = chance.maybe { $0.time() }
    plan.warmUp = chance.pick([.none, .requests(50), .time(.milliseconds(1500)), .time(.seconds(7200))])
    plan.isBurst = .random(using: &chance)
    plan.spread = chance.maybe { $0.pick([.zero, $0.time()]) }
    plan.threads = chance.maybe { .random(in: 1...1024, using: &$0) }
    plan.grace = chance.time()
    plan.retries.limit = .random(in: 0...100, using: &chance)
    plan.retries.backoff = chance.time()
    plan.retries.longestWait = chance.time()
    plan.retries.budget = .random(in: 0.01...100, using: &chance)
    plan.seed = chance.next()
    plan.prompts = chance.pick([
      .text(chance.text()), .set(chance.text()), .random(words: 7...7), .random(words: 50...200),
    ])
    plan.isShuffled = .random(using: &chance)
    plan.isSandboxed = .random(using: &chance)
    plan.stage = EvaluationStage.allCases.randomElement(using: &chance) ?? .all
    plan.hasCanaries = .random(using: &chance)
    plan.isScored = .random(using: &chance)
    plan.fetchesRows = .random(using: &chance)
    plan.datasetFolder = chance.text()
    plan.resume = chance.maybe { $0.text() }
    plan.cache = chance.maybe { $0.text() }
    plan.samples.setting = chance.maybe { $0.text() }
    plan.samples.split = chance.maybe { $0.text() }
    plan.samples.subsets = chance.list { $0.text() }
    plan.samples.limit = chance.maybe { $0.pick([.count(.random(in: 1...1000, using: &$0)), .percent(7), .percent(0.5)]) }
    plan.samples.fewShot = chance.maybe { .random(in: 0...1000, using: &$0) }
    plan.samples.fewShotIsRandom = .random(using: &chance)
    plan.samples.fewShotForm = chance.maybe { $0.pick(ExampleForm.allCases) }
    plan.samples.fewShotFile = chance.maybe { $0.text() }
    plan.samples.repeats = .random(in: 1...1000, using: &chance)
    plan.isStreamed = chance.maybe { .random(using: &$0) }
    plan.maxOutputTokens = chance.maybe { .random(in: 1...1_000_000_000, using: &$0) }
    plan.minOutputTokens = chance.maybe { .random(in: 0...1_000_000_000, using: &$0) }
    plan.ignoresEndOfSequence = .random(using: &chance)
    plan.temperature = chance.maybe { .random(in: 0...2, using: &$0) }
    plan.topP = chance.maybe { .random(in: 0.001...1, using: &$0) }
    plan.stop = chance.list { $0.text() }
    plan.isUntrimmed = .random(using: &chance)
    plan.goodput = chance.list { ServiceLevelObjective(metric: $0.pick(["ttft", "tpot", "e2el"]), limit: $0.time()) }
    plan.pricePerHour = chance.maybe { .random(in: 0.01...1000, using: &$0) }
    plan.selfCheck = chance.pick(SelfCheck.allCases)
    plan.outDirectory = chance.text()
    plan.name = chance.maybe { $0.pick(["run", "a b", "ü#1: x"]) }
    plan.keepsText = .random(using: &chance)
    return plan
  }
}

extension SplitMix64 {
  fileprivate mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &self)] }

  fileprivate mutating func maybe<Value>(_ make: (inout SplitMix64) -> Value) -> Value? {
    Bool.random(using: &self) ? make(&self) : nil
  }

  fileprivate mutating func list<Value>(_ make: (inout SplitMix64) -> Value) -> [Value] {
    (0..<Int.random(in: 0...3, using: &self)).map { _ in make(&self) }
  }

  /// From a nanosecond to a year, in any unit.
  fileprivate mutating func time() -> Duration {
    .nanoseconds(
      pick([1, 1000, 250_000_000, 1_500_000_000, 600_000_000_000, .random(in: 1...31_536_000_000_000_000, using: &self)]))
  }

  /// Text that is hard on quoting: words that YAML takes for something else, its punctuation, controls, what is not seen.
  fileprivate mutating func text() -> String {
    let pieces = [
      "a", "null", "~", "true", "007", "1e5", "-", ": ", " #", "\"", "'", "\\", "{", "]", ",", "&x", "*x", "!t", "%", "@f",
      "\n", "\r\n", "\t", "\u{1B}[31m", "\u{85}", "\u{2028}", "\u{202E}", "a\u{FEFF}", "ü", "日本", "😀", "👩‍💻", "\u{E0041}",
      "\u{FFFF}", " ",
    ]
    return (0...Int.random(in: 0...4, using: &self)).map { _ in pick(pieces) }.joined()
  }
}
