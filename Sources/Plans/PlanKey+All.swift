internal import Vocabulary

/// The table of all keys, in the order in which help and plans show them.
extension PlanKey {
  /// Every key that a plan can hold.
  package static let all: [PlanKey] = sections.flatMap(\.keys)

  /// The keys, grouped under the titles of `--help`.
  package static let sections: [(title: String, keys: [PlanKey])] = [
    ("Endpoint", endpoint), ("Load", load), ("Prompts", prompts), ("Task", task), ("Sampling", sampling),
    ("Measuring", measuring),
    ("Output", output),
  ]

  /// The key called `name` in plan files; `nil` if there is none.
  package static func named(_ name: String) -> PlanKey? { all.first { $0.name == name } }

  private static let endpoint: [PlanKey] = [
    PlanKey(
      "url", \.urls, .urls,
      "Where to send: a base URL, or a whole one, whose path is used as it is; several share the load. Without it OPENAI_BASE_URL "
        + "counts."),
    PlanKey(
      "balance", \.balance, .choice,
      "How several URLs share the load: by turns, or to the one with the fewest requests in flight, of which each thread "
        + "counts its own."),
    PlanKey("model", \.model, .text("MODEL", "the model's name at the endpoint"), "The model to ask for."),
    PlanKey(
      "protocol", \.protocolID, .text("ID|FILE", "a shipped protocol's id, or the path of a definition"),
      "How requests and replies are spelled."),
    PlanKey("header", \.headers, .repeated(.header), "A further header line of every request."),
    PlanKey("extra_body", \.extraBody, .jsonObject, "Members to set in every request body, over the protocol's own."),
    PlanKey(
      "api_key_file", \.apiKeyFile, .path(),
      "The file that holds the API key; without it OPENAI_API_KEY counts. The key itself is never shown or stored."),
    PlanKey("ca_file", \.caFile, .path(), "PEM file of the authorities to trust instead of the system's."),
    PlanKey("client_cert", \.clientCertificate, .path(), "PEM file of a certificate to show to the endpoint."),
    PlanKey("client_key", \.clientKey, .path(), "PEM file of its key. Without it: in the certificate's file."),
    PlanKey("insecure", \.isInsecure, .onOff(), "Accept any certificate."),
    PlanKey("connect_timeout", \.connectTimeout, .positiveTime, "How long connecting may take, TLS included."),
    PlanKey(
      "first_token_timeout", \.firstTokenTimeout, .positiveTime, "How long the first token of a reply may take from the send."),
    PlanKey(
      "idle_timeout", \.idleTimeout, .positiveTime,
      "How long the endpoint may be silent: after the send, where --first-token-timeout says nothing else, and within a reply."),
    PlanKey("request_timeout", \.requestTimeout, .positiveTime, "How long a request may take as a whole."),
    PlanKey(
      "http", \.http, .choice,
      "Which HTTP to speak: 2 is agreed on by TLS, h2c needs none. With either, users share connections."),
    PlanKey(
      "streams_per_connection", \.streamsPerConnection, .count(to: 10_000),
      "HTTP/2: how many requests a connection carries at once. Without it: 100."),
    PlanKey(
      "connections", \.connections, .choice,
      "Which requests share a connection: any of a few users, those of one user, or none."),
    PlanKey(
      "requests_per_connection", \.requestsPerConnection, .count(), "Close a connection when it has carried so many requests."),
    PlanKey(
      "connection_lifetime", \.connectionLifetime, .wholeSeconds,
      "Give no further request to a connection older than this."),
    PlanKey(
      "resend_lost", \.resendsLost, .onOff(),
      "Resend a request once that a kept connection lost because the endpoint had closed it; else it fails."),
    PlanKey("ip", \.addressFamily, .choice, "Connect to addresses of one family only."),
    PlanKey("resolve", \.pinnedAddresses, .repeated(.pinnedAddress), "An address to take instead of the resolver's."),
    PlanKey(
      "resolve_per_connection", \.resolvesPerConnection, .onOff(),
      "Resolve the name anew for each connection, and count that as part of connecting; else once before the run."),
    PlanKey("unix_socket", \.unixSocket, .path(), "Connect to this Unix socket, whatever host the URL names."),
    PlanKey(
      "proxy", \.proxy, .proxy,
      "Go through this proxy, or through the one that the environment names for the URL (http_proxy, https_proxy, no_proxy)."),
    PlanKey(
      "launch", \.launch, .text("COMMAND", "a command, as a shell reads it"),
      "Start this server, wait until the URL answers, and stop it after the run; what it prints is kept as server.log."),
    PlanKey("preflight", \.hasPreflight, .onOff(), "Ask for /v1/models before the load."),
  ]

  private static let load: [PlanKey] = [
    PlanKey(
      "concurrency", alias: "parallel", \.concurrency, .list(of: .count(to: 1_000_000)),
      "Closed loop: how many users, each sending its next request when its last has ended; several make a sweep. "
        + "With --rate: the most requests in flight. Without either: 1."),
    PlanKey(
      "rate", alias: "request-rate", \.rate,
      .list(of: .number("above 0, at most 10_000_000") { $0 > 0 && $0 <= 10_000_000 }),
      "Open loop: arrivals per second, planned before the run; several make a sweep."),
    PlanKey("arrivals", \.arrivals, .choice, "Open loop: how arrivals are spaced."),
    PlanKey(
      "max_in_flight", \.maxInFlight, .count(to: 1_000_000),
      "Open loop: the most requests in flight; an arrival beyond it is dropped and counted."),
    PlanKey(
      "requests", \.requests, .list(of: .count(from: 0, to: 1_000_000_000_000)),
      "Requests of a point, after the warm-up: one number, or one for each point. Without this and --duration: 100, or 10 per user if that is more; "
        + "in an open loop 30s."),
    PlanKey("duration", \.duration, .positiveTime, "Length of a point, after the warm-up; with --requests the first ends it."),
    PlanKey("warmup", \.warmUp, .warmUp, "What each point sends before it is measured: requests, or a time."),
    PlanKey("burst", \.isBurst, .onOff(), "Closed loop: all users start at once."),
    PlanKey(
      "spread", \.spread, .time(from: .zero),
      "Closed loop: users start spread over this time. Without it: over the preflight's reply or 1ms per user, at most 1s."),
    PlanKey("threads", \.threads, .count(to: 1024), "Threads that send. Without it: one per core but one."),
    PlanKey("grace", \.grace, .time(from: .zero), "How long an interrupted run waits for requests in flight."),
    PlanKey(
      "retries", \.retries.limit, .count(from: 0, to: 100),
      "How often a request that the endpoint refused or broke off is retried; its latencies are those of the last attempt."),
    PlanKey(
      "retry_backoff", \.retries.backoff, .time(from: .zero),
      "The longest wait before the first retry, doubled for each further one; the wait itself is drawn evenly from none to that."
    ),
    PlanKey(
      "retry_longest_wait", \.retries.longestWait, .time(from: .zero),
      "The longest wait before a retry, whatever Retry-After asks for."),
    PlanKey(
      "retry_budget", \.retries.budget, .number("above 0, at most 100") { $0 > 0 && $0 <= 100 },
      "The most retries, as a share of the requests sent so far."),
    PlanKey("seed", \.seed, .seed, "The root of all chance in the run."),
  ]

  private static let prompts: [PlanKey] = [
    PlanKey("prompt", \.prompts, .promptText, "One text for every request."),
    PlanKey("prompts", \.prompts, .promptSet, "A shipped set of prompts, or a file: JSON Lines, or plain lines if named .txt."),
    PlanKey("random_words", \.prompts, .randomWords, "Prompts of random words, each of a length drawn from the range."),
    PlanKey("shuffle", \.isShuffled, .onOff(), "Take the prompts in an order shuffled by the seed."),
    PlanKey(
      "canaries", \.hasCanaries, .onOff(),
      "Put a word of its own before each prompt, and look for it in the replies to all others: the text of replies is kept then, "
        + "and no two prompts begin alike."),
  ]

  private static let task: [PlanKey] = [
    PlanKey("score", \.isScored, .onOff(), "Score the replies, where the prompts are a task's; their text is kept then."),
    PlanKey(
      "dataset_dir", \.datasetFolder, .path("FOLDER"),
      "Where a task's rows are: in this folder, or in one of the task's name in it."),
    PlanKey("fetch", \.fetchesRows, .onOff(), "Fetch a task's rows that are missing there, as prony fetch does."),
    PlanKey(
      "setting", \.samples.setting, .text("NAME", "the name of one of the task's settings"),
      "How a task is asked and scored: prony, or after another tool or a paper. Without it: the task's first."),
    PlanKey("split", \.samples.split, .text("NAME", "the name of a split"), "Which rows are asked. Without it: the setting's."),
    PlanKey(
      "subset", \.samples.subsets, .repeated(.text("NAME", "the name of a subset")),
      "Ask this subset only; several may be given."),
    PlanKey(
      "limit", \.samples.limit, .sampleLimit, "How many rows of each subset are asked, the first ones: a number or a share."),
    PlanKey(
      "few_shot", \.samples.fewShot, .count(from: 0, to: 1000),
      "How many examples stand before a question. Without it: as many as the setting has."),
    PlanKey(
      "few_shot_random", \.samples.fewShotIsRandom, .onOff(), "Draw the examples by the seed, instead of the first ones."),
    PlanKey(
      "few_shot_as", \.samples.fewShotForm, .choice,
      "How examples are told: in one text with the question, or as turns of a chat. Without it: as the setting has it."),
    PlanKey("few_shot_file", \.samples.fewShotFile, .path(), "The file of examples, for a setting that reads them from one."),
    PlanKey(
      "resume", \.resume, .path("RUN"),
      "The folder of an earlier run of the same task, model and sampling: only what has no reply there is asked."),
    PlanKey(
      "cache", \.cache, .path("FOLDER"),
      "A folder of replies, by the whole of their requests: what is in it is not asked again, and new ones are added."),
    PlanKey(
      "stage", \.stage, .choice,
      "What an evaluation does: infer leaves the scoring to prony eval --stage score RUN, which sends nothing."),
    PlanKey(
      "sandbox", \.isSandboxed, .onOff(),
      "Run the programs in replies in a sandbox, or refuse. Without one they may do all that this user may: for a machine that is "
        + "thrown away after it."),
    PlanKey("repeats", \.samples.repeats, .count(to: 1000), "How often each row is asked: for pass@k and vote@k."),
  ]

  private static let sampling: [PlanKey] = [
    PlanKey(
      "stream", \.isStreamed, .onOff(),
      "Ask for streamed replies, or for whole ones. Without it: for streamed ones, where the protocol has any."),
    PlanKey(
      "max_output_tokens", alias: "max-tokens", \.maxOutputTokens, .count(),
      "The longest reply to ask for, in tokens; a prompt's own limit may be less."),
    PlanKey("min_output_tokens", \.minOutputTokens, .count(from: 0), "The shortest reply to ask for, in tokens."),
    PlanKey("ignore_eos", \.ignoresEndOfSequence, .onOff(), "Ask the model not to stop by itself."),
    PlanKey("temperature", \.temperature, .number("from 0 to 2") { (0...2).contains($0) }, "Sampling temperature."),
    PlanKey("top_p", \.topP, .number("above 0, at most 1") { $0 > 0 && $0 <= 1 }, "Nucleus sampling."),
    PlanKey("stop", \.stop, .repeated(.text("TEXT", "a text that is not empty")), "A text at which the reply is to stop."),
  ]

  private static let measuring: [PlanKey] = [
    PlanKey(
      "trim", \.isUntrimmed, .onOff(whenOn: false),
      "Measure the steady window of a point, not the whole of it."),
    PlanKey(
      "goodput", \.goodput, .repeated(.objective), "A limit that a request must keep to count for goodput, as ttft:500ms."),
    PlanKey(
      "price_per_hour", \.pricePerHour, .number("above 0, at most 1_000_000") { $0 > 0 && $0 <= 1_000_000 },
      "What the endpoint costs, in dollars per hour."),
    PlanKey("self_check", \.selfCheck, .choice, "When to measure the client itself after the run."),
  ]

  private static let output: [PlanKey] = [
    PlanKey("out", \.outDirectory, .path("FOLDER"), "The folder in which the run makes its own."),
    PlanKey("name", \.name, .folderName, "The run's name. Without it: the model's."),
    PlanKey("keep_text", \.keepsText, .onOff(), "Keep the replies' text in the records."),
  ]
}
