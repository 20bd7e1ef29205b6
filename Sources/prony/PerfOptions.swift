internal import ArgumentParser
internal import Plans
internal import Vocabulary

/// The flags that say a plan: one for each key of the table, from which all that `--help` prints of them is taken.
///
/// A property is named as its key, in camel case. The values stay text: `PlanReading` reads flags and plan files alike.
struct PerfOptions: ParsableArguments {
  @OptionGroup(title: "Endpoint") var endpoint: Endpoint
  @OptionGroup(title: "Load") var load: Load
  @OptionGroup(title: "Prompts") var prompts: Prompts
  @OptionGroup(title: "Task") var task: TaskChoice
  @OptionGroup(title: "Sampling") var sampling: Sampling
  @OptionGroup(title: "Measuring") var measuring: Measuring
  @OptionGroup(title: "Output") var output: Output
  /// Flags that do not exist, with what stands after them, so that they are one problem among the others.
  @Argument(parsing: .allUnrecognized, help: .hidden) var unknown: [String] = []

  /// The words before any flag that does not exist: a command's own arguments, if it takes any.
  var words: [String] { Array(unknown.prefix { !$0.hasPrefix("-") }) }

  /// The flags that were typed, with their values, as `PlanReading` takes them; without `words` where a command `takesWords`.
  func given(takesWords: Bool = false) -> [(flag: String, value: String)] {
    let groups: [any ParsableArguments] = [endpoint, load, prompts, task, sampling, measuring, output]
    let known = groups.flatMap { PerfOptions.values(of: $0) }.flatMap { key, values in values.map { (key.flag, $0) } }
    return known + PerfOptions.flags(of: takesWords ? Array(unknown.dropFirst(words.count)) : unknown)
  }

  /// Unrecognized arguments as flags with their values: `--colour blue`, `--colour=blue`; what follows no flag stands for itself.
  private static func flags(of arguments: [String]) -> [(flag: String, value: String)] {
    var flags: [(flag: String, value: String)] = []
    for argument in arguments {
      if let last = flags.last, last.flag.hasPrefix("-"), last.value.isEmpty, !argument.hasPrefix("-") {
        flags[flags.count - 1].value = argument
      } else {
        let name = argument.prefix { $0 != "=" }
        flags.append((String(name), String(argument.dropFirst(name.count + 1))))
      }
    }
    return flags
  }

  /// The keys that a group of flags says, each with the values that were typed for it.
  static func values(of group: some ParsableArguments) -> [(key: PlanKey, values: [String])] {
    Mirror(reflecting: group).children.compactMap { property in
      // The property `_maxInFlight` wraps the value of the key `max_in_flight`.
      let name = (property.label ?? "").dropFirst().map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
      guard let key = PlanKey.named(name) else { return nil }
      return switch property.value {
      case let option as Option<[String]>: (key, option.wrappedValue)
      case let flag as Flag<Bool?>: (key, [flag.wrappedValue].compactMap { $0.map(String.init) })
      default: nil
      }
    }
  }

  struct Endpoint: ParsableArguments {
    @Option(key: "url") var url: [String] = []
    @Option(key: "balance") var balance: [String] = []
    @Option(key: "model") var model: [String] = []
    @Option(key: "protocol") var `protocol`: [String] = []
    @Option(key: "header") var header: [String] = []
    @Option(key: "extra_body") var extraBody: [String] = []
    @Option(key: "api_key_file") var apiKeyFile: [String] = []
    @Option(key: "ca_file") var caFile: [String] = []
    @Option(key: "client_cert") var clientCert: [String] = []
    @Option(key: "client_key") var clientKey: [String] = []
    @Flag(key: "insecure") var insecure: Bool?
    @Option(key: "connect_timeout") var connectTimeout: [String] = []
    @Option(key: "first_token_timeout") var firstTokenTimeout: [String] = []
    @Option(key: "idle_timeout") var idleTimeout: [String] = []
    @Option(key: "request_timeout") var requestTimeout: [String] = []
    @Option(key: "http") var http: [String] = []
    @Option(key: "streams_per_connection") var streamsPerConnection: [String] = []
    @Option(key: "connections") var connections: [String] = []
    @Option(key: "requests_per_connection") var requestsPerConnection: [String] = []
    @Option(key: "connection_lifetime") var connectionLifetime: [String] = []
    @Flag(key: "resend_lost") var resendLost: Bool?
    @Option(key: "ip") var ip: [String] = []
    @Option(key: "resolve") var resolve: [String] = []
    @Flag(key: "resolve_per_connection") var resolvePerConnection: Bool?
    @Option(key: "unix_socket") var unixSocket: [String] = []
    @Option(key: "proxy") var proxy: [String] = []
    @Option(key: "launch", parsing: .unconditionalSingleValue) var launch: [String] = []
    @Flag(key: "preflight") var preflight: Bool?
  }

  struct Load: ParsableArguments {
    @Option(key: "concurrency") var concurrency: [String] = []
    @Option(key: "rate") var rate: [String] = []
    @Option(key: "arrivals") var arrivals: [String] = []
    @Option(key: "max_in_flight") var maxInFlight: [String] = []
    @Option(key: "requests") var requests: [String] = []
    @Option(key: "duration") var duration: [String] = []
    @Option(key: "warmup") var warmup: [String] = []
    @Flag(key: "burst") var burst: Bool?
    @Option(key: "spread") var spread: [String] = []
    @Option(key: "threads") var threads: [String] = []
    @Option(key: "grace") var grace: [String] = []
    @Option(key: "retries") var retries: [String] = []
    @Option(key: "retry_backoff") var retryBackoff: [String] = []
    @Option(key: "retry_longest_wait") var retryLongestWait: [String] = []
    @Option(key: "retry_budget") var retryBudget: [String] = []
    @Option(key: "seed") var seed: [String] = []
  }

  struct Prompts: ParsableArguments {
    @Option(key: "prompt", parsing: .unconditionalSingleValue) var prompt: [String] = []
    @Option(key: "prompts") var prompts: [String] = []
    @Option(key: "random_words") var randomWords: [String] = []
    @Flag(key: "shuffle") var shuffle: Bool?
    @Flag(key: "canaries") var canaries: Bool?
  }

  struct TaskChoice: ParsableArguments {
    @Flag(key: "score") var score: Bool?
    @Option(key: "dataset_dir") var datasetDir: [String] = []
    @Flag(key: "fetch") var fetch: Bool?
    @Option(key: "setting") var setting: [String] = []
    @Option(key: "split") var split: [String] = []
    @Option(key: "subset") var subset: [String] = []
    @Option(key: "limit") var limit: [String] = []
    @Option(key: "few_shot") var fewShot: [String] = []
    @Flag(key: "few_shot_random") var fewShotRandom: Bool?
    @Option(key: "few_shot_as") var fewShotAs: [String] = []
    @Option(key: "few_shot_file") var fewShotFile: [String] = []
    @Option(key: "resume") var resume: [String] = []
    @Option(key: "cache") var cache: [String] = []
    @Option(key: "stage") var stage: [String] = []
    @Flag(key: "sandbox") var sandbox: Bool?
    @Option(key: "repeats") var repeats: [String] = []
  }

  struct Sampling: ParsableArguments {
    @Flag(key: "stream") var stream: Bool?
    @Option(key: "max_output_tokens") var maxOutputTokens: [String] = []
    @Option(key: "min_output_tokens") var minOutputTokens: [String] = []
    @Flag(key: "ignore_eos") var ignoreEos: Bool?
    @Option(key: "temperature") var temperature: [String] = []
    @Option(key: "top_p") var topP: [String] = []
    @Option(key: "stop", parsing: .unconditionalSingleValue) var stop: [String] = []
  }

  struct Measuring: ParsableArguments {
    @Flag(key: "trim") var trim: Bool?
    @Option(key: "goodput") var goodput: [String] = []
    @Option(key: "price_per_hour") var pricePerHour: [String] = []
    @Option(key: "self_check") var selfCheck: [String] = []
  }

  struct Output: ParsableArguments {
    @Option(key: "out") var out: [String] = []
    @Option(key: "name") var name: [String] = []
    @Flag(key: "keep_text") var keepText: Bool?
  }
}

extension Option where Value == [String] {
  /// The flag of a key that takes a value; it keeps all that it is given, so that one too many is a problem and not lost.
  fileprivate init(wrappedValue: [String], key name: String, parsing: ArrayParsingStrategy = .singleValue) {
    let key = PlanKey.required(name)
    self.init(
      wrappedValue: wrappedValue, name: key.flagNames, parsing: parsing, help: key.flagHelp, completion: key.completion)
  }
}

extension Flag where Value == Bool? {
  /// The pair of flags of a key that is on or off.
  fileprivate init(key name: String) {
    let key = PlanKey.required(name)
    self.init(name: key.flagNames, inversion: .prefixedNo, exclusivity: .exclusive, help: key.flagHelp)
  }
}

extension PlanKey {
  /// The key of a flag declared here.
  fileprivate static func required(_ name: String) -> PlanKey {
    guard let key = named(name) else { preconditionFailure("the table of keys has no \(name)") }
    return key
  }

  fileprivate var flagNames: NameSpecification {
    NameSpecification(flags.map { .customLong(String($0.dropFirst(2))) })
  }

  fileprivate var flagHelp: ArgumentHelp { ArgumentHelp(helpWithDefault, valueName: placeholder) }

  fileprivate var completion: CompletionKind? {
    if !choices.isEmpty { return .list(choices) }
    return placeholder.hasSuffix("FILE") ? .file() : nil
  }
}
