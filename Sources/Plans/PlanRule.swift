internal import Vocabulary

/// A way in which values that are each in order can contradict one another, or lack one.
struct PlanRule: Sendable {
  /// The keys it looks at; the problem is placed at the first.
  var keys: [String]
  var problem: String
  var accepted: String
  /// The first key's value may be shown beside the problem.
  var showsValue = true
  /// Whether a plan breaks it; the second argument tells whether somebody wants what a key says, be it only the default.
  var isBroken: @Sendable (RunPlan, (String) -> Bool) -> Bool
  /// By which of its URLs a plan breaks it, where the rule is about each of them.
  var offenders: @Sendable (RunPlan) -> [String] = { _ in [] }

  /// A rule about each URL, which a plan breaks by those of which `isBroken` holds.
  private static func ofEachURL(
    keys: [String], problem: String, accepted: String, showsValue: Bool = true,
    isBroken: @escaping @Sendable (String, RunPlan) -> Bool
  ) -> PlanRule {
    let offenders = { @Sendable (plan: RunPlan) in plan.endpoints.filter { isBroken($0, plan) } }
    return PlanRule(
      keys: keys, problem: problem, accepted: accepted, showsValue: showsValue,
      isBroken: { plan, _ in !offenders(plan).isEmpty }, offenders: offenders)
  }

  /// What is wrong with `plan`, which breaks the rule; of several URLs it says by which.
  func problem(in plan: RunPlan) -> String {
    let names = plan.endpoints.count > 1 ? offenders(plan).map(Redaction.hidingSecrets) : []
    return names.isEmpty ? problem : "\(problem): \(names.joined(separator: ", "))"
  }

  /// Every rule.
  static let all: [PlanRule] = [
    PlanRule(keys: ["url"], problem: "missing", accepted: "a URL, by flag, plan file or OPENAI_BASE_URL") { plan, _ in
      plan.urls.isEmpty
    },
    PlanRule(keys: ["model"], problem: "missing", accepted: "the model's name at the endpoint") { plan, _ in
      plan.model.isEmpty
    },
    .ofEachURL(
      keys: ["url"], problem: "a secret in it was redacted when the plan was echoed", accepted: "the whole URL",
      showsValue: false
    ) { url, _ in url.contains(Secret.mark) },
    PlanRule(
      keys: ["balance", "url"], problem: "there is only one URL", accepted: "with --url more than once"
    ) { plan, isAsserted in plan.urls.count == 1 && isAsserted("balance") },
    PlanRule(
      keys: ["header"], problem: "a secret in it was redacted when the plan was echoed", accepted: "the whole header line",
      showsValue: false
    ) { plan, _ in plan.headers.contains { $0.value == Secret.mark } },
    PlanRule(
      keys: ["extra_body"], problem: "a secret in it was redacted when the plan was echoed", accepted: "the whole JSON object",
      showsValue: false
    ) { plan, _ in plan.extraBody?.contains("\"\(Secret.mark)\"") == true },
    PlanRule(
      keys: ["header"], problem: "an Authorization header and an API key would both be sent",
      accepted: "one of them: without the header, or without api_key_file and OPENAI_API_KEY", showsValue: false
    ) { plan, _ in plan.apiKey != nil && plan.headers.contains { $0.name.lowercased() == "authorization" } },

    PlanRule(
      keys: ["concurrency", "rate"], problem: "a sweep varies one thing, and this plan has a rate",
      accepted: "with --rate one number: the most requests in flight"
    ) { plan, _ in !plan.rate.isEmpty && plan.concurrency.count > 1 },
    PlanRule(
      keys: ["max_in_flight", "rate", "concurrency"], problem: "with a rate, concurrency says the same thing",
      accepted: "one of the two"
    ) { plan, _ in !plan.rate.isEmpty && plan.maxInFlight != nil && !plan.concurrency.isEmpty },
    PlanRule(
      keys: ["max_in_flight", "rate"], problem: "only an open loop has it, and this plan has no rate",
      accepted: "with --rate; in a closed loop --concurrency is the number in flight"
    ) { plan, _ in plan.rate.isEmpty && plan.maxInFlight != nil },
    PlanRule(
      keys: ["arrivals", "rate"], problem: "only an open loop has arrivals, and this plan has no rate", accepted: "with --rate"
    ) { plan, isAsserted in plan.rate.isEmpty && isAsserted("arrivals") },
    PlanRule(
      keys: ["burst", "rate"], problem: "only a closed loop has users to start, and this plan has a rate",
      accepted: "without --rate"
    ) { plan, _ in !plan.rate.isEmpty && plan.isBurst },
    PlanRule(
      keys: ["spread", "rate"], problem: "only a closed loop has users to start, and this plan has a rate",
      accepted: "without --rate"
    ) { plan, _ in !plan.rate.isEmpty && plan.spread != nil },
    PlanRule(
      keys: ["spread", "burst"], problem: "a burst starts all users at once", accepted: "one of the two"
    ) { plan, _ in plan.isBurst && plan.spread != nil },

    PlanRule(
      keys: ["client_key", "client_cert"], problem: "the key of no certificate", accepted: "with --client-cert"
    ) { plan, _ in plan.clientKey != nil && plan.clientCertificate == nil },
    PlanRule(
      keys: ["first_token_timeout", "stream"], problem: "without a stream the first token comes with the last",
      accepted: "with --stream; --request-timeout limits the whole"
    ) { plan, _ in plan.firstTokenTimeout != nil && plan.isStreamed == false },
    .ofEachURL(
      keys: ["http", "url"], problem: "without TLS nothing agrees on HTTP/2", accepted: "h2c, or an https:// URL"
    ) { url, plan in plan.http == .two && !url.isEncrypted },
    .ofEachURL(
      keys: ["http", "url"], problem: "h2c is HTTP/2 without TLS", accepted: "2, or an http:// URL"
    ) { url, plan in plan.http == .priorKnowledge && url.isEncrypted },
    PlanRule(
      keys: ["http", "proxy"], problem: "proxies forward HTTP/1.1", accepted: "one of the two"
    ) { plan, _ in plan.http == .priorKnowledge && plan.proxy != nil },
    PlanRule(
      keys: ["streams_per_connection", "http"], problem: "only HTTP/2 has streams", accepted: "with --http 2 or h2c"
    ) { plan, _ in plan.streamsPerConnection != nil && !plan.http.sharesConnections },
    PlanRule(
      keys: ["streams_per_connection", "connections"], problem: "users do not share connections",
      accepted: "with --connections pooled"
    ) { plan, _ in plan.streamsPerConnection != nil && plan.connections != .pooled },
    PlanRule(
      keys: ["requests_per_connection", "http"], problem: "a connection that carries many at once has no good moment to close",
      accepted: "with --http 1.1"
    ) { plan, _ in plan.requestsPerConnection != nil && plan.http.sharesConnections },
    PlanRule(
      keys: ["requests_per_connection", "connections"], problem: "each request has a connection of its own",
      accepted: "with --connections pooled or sticky"
    ) { plan, _ in plan.requestsPerConnection != nil && plan.connections == .new },
    PlanRule(
      keys: ["connection_lifetime", "connections"], problem: "each request has a connection of its own",
      accepted: "with --connections pooled or sticky"
    ) { plan, _ in plan.connectionLifetime != nil && plan.connections == .new },
    PlanRule(
      keys: ["resolve", "url"], problem: "no URL leads there", accepted: "the host and the port of a URL"
    ) { plan, _ in
      let targets = plan.urls.map(URLParts.init)
      return !plan.pinnedAddresses.allSatisfy { pin in
        targets.contains { $0.host.lowercased() == pin.host.lowercased() && $0.port == pin.port }
      }
    },
    PlanRule(
      keys: ["unix_socket", "url"], problem: "it leads to one endpoint, and this plan has several", accepted: "with one URL"
    ) { plan, _ in plan.unixSocket != nil && plan.endpoints.count > 1 },
    PlanRule(
      keys: ["resolve", "unix_socket"], problem: "a Unix socket has no address", accepted: "one of the two"
    ) { plan, _ in !plan.pinnedAddresses.isEmpty && plan.unixSocket != nil },
    PlanRule(
      keys: ["resolve_per_connection", "resolve"], problem: "the address is given", accepted: "one of the two"
    ) { plan, _ in plan.resolvesPerConnection && !plan.pinnedAddresses.isEmpty },
    PlanRule(
      keys: ["resolve_per_connection", "unix_socket"], problem: "a Unix socket has no address", accepted: "one of the two"
    ) { plan, _ in plan.resolvesPerConnection && plan.unixSocket != nil },
    PlanRule(
      keys: ["ip", "unix_socket"], problem: "a Unix socket has no address", accepted: "one of the two"
    ) { plan, _ in plan.addressFamily != .any && plan.unixSocket != nil },
    PlanRule(
      keys: ["proxy"], problem: "a secret in it was redacted when the plan was echoed", accepted: "the whole URL",
      showsValue: false
    ) { plan, _ in plan.proxy?.contains(Secret.mark) == true },
    .ofEachURL(
      keys: ["proxy", "url"], problem: "this machine itself is never reached through a proxy",
      accepted: "without --proxy, or a URL that names the endpoint as the proxy knows it", showsValue: false
    ) { url, plan in plan.proxy != nil && URLParts(url).host.isLoopback },
    PlanRule(
      keys: ["proxy", "unix_socket"], problem: "a Unix socket is on this machine", accepted: "one of the two", showsValue: false
    ) { plan, _ in plan.proxy != nil && plan.unixSocket != nil },
    PlanRule(
      keys: ["proxy", "resolve"], problem: "the proxy resolves the endpoint's name", accepted: "one of the two",
      showsValue: false
    ) { plan, _ in plan.proxy != nil && !plan.pinnedAddresses.isEmpty },

    PlanRule(
      keys: ["min_output_tokens", "max_output_tokens"], problem: "more than --max-output-tokens",
      accepted: "at most as many as that"
    ) { plan, _ in
      if let least = plan.minOutputTokens, let most = plan.maxOutputTokens { least > most } else { false }
    },
    PlanRule(
      keys: ["goodput"], problem: "a metric has two limits", accepted: "each metric once"
    ) { plan, _ in Set(plan.goodput.map(\.metric)).count < plan.goodput.count },

    withoutRetries("retry_backoff"), withoutRetries("retry_longest_wait"), withoutRetries("retry_budget"),
  ]

  private static func withoutRetries(_ key: String) -> PlanRule {
    PlanRule(keys: [key, "retries"], problem: "nothing is retried without --retries", accepted: "with --retries") {
      plan, isAsserted in plan.retries.limit == 0 && isAsserted(key)
    }
  }
}

extension String {
  /// The URL asks for TLS.
  fileprivate var isEncrypted: Bool { URLParts(self).scheme == "https" }
}
