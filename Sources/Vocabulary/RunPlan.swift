/// All that a run is told: the only configuration there is.
///
/// Defaults live here and nowhere else. The keys by which flags and plan files say each field are in `Plans`.
public struct RunPlan: Sendable, Equatable {
  // Endpoint
  /// Where to send: base URLs, or full ones with a path, which are then used as they are.
  ///
  /// Several share the load, and one that stands twice takes two shares.
  public var urls: [String] = []
  /// How several URLs share the load.
  public var balance = Balance.roundRobin
  /// The model to ask for.
  public var model = ""
  /// A shipped protocol's id, or the path of a definition.
  public var protocolID = "openai-chat"
  /// Where the user's own definitions lie, which go by name after the shipped ones; no key of a plan, since it is the machine's.
  public var protocolFolder: String?
  /// Further header lines, in order.
  public var headers: [HTTPHeader] = []
  /// JSON text of an object whose members are set in every request body, over what the protocol puts there.
  public var extraBody: String?
  /// The key for the endpoint; never written anywhere.
  public var apiKey: Secret?
  /// The file the key is read from.
  public var apiKeyFile: String?
  /// PEM file of the authorities to trust instead of the system's.
  public var caFile: String?
  /// PEM file of the certificate to show to the endpoint.
  public var clientCertificate: String?
  /// PEM file of that certificate's key; `nil`: it is in the certificate's file.
  public var clientKey: String?
  /// Accept any certificate.
  public var isInsecure = false
  /// How long connecting may take, TLS included.
  public var connectTimeout = Duration.seconds(10)
  /// How long the first token may take from the send; `nil`: as long as the request.
  public var firstTokenTimeout: Duration?
  /// How long the endpoint may be silent; `nil`: as long as the request.
  public var idleTimeout: Duration?
  /// How long a request may take as a whole.
  public var requestTimeout = Duration.seconds(600)
  /// Which HTTP to speak.
  public var http = HTTPChoice.auto
  /// HTTP/2: how many requests a connection carries at once; `nil`: 100.
  public var streamsPerConnection: Int?
  /// Which requests share a connection.
  public var connections = ConnectionSharing.pooled
  /// How many requests a connection carries before it is closed; `nil`: any number.
  public var requestsPerConnection: Int?
  /// How old a connection may be to carry a further request; `nil`: any age.
  public var connectionLifetime: Duration?
  /// Send again what a kept connection lost because the endpoint had closed it.
  public var resendsLost = true
  /// Which addresses of a name to connect to.
  public var addressFamily = AddressFamily.any
  /// Addresses to take instead of the resolver's.
  public var pinnedAddresses: [PinnedAddress] = []
  /// Resolve the name anew for each connection, instead of once before the run.
  public var resolvesPerConnection = false
  /// The Unix socket to connect to, whatever the URL's host.
  public var unixSocket: String?
  /// The URL of the proxy to go through; `nil`: straight to the endpoint.
  public var proxy: String?
  /// The command that serves the endpoint, for a shell: it is started before the load and stopped after it.
  public var launch: String?
  /// Ask for `/v1/models` before the load.
  public var hasPreflight = true

  // Load
  /// Closed loop: how many virtual users, several for a sweep; with a rate: the most requests in flight.
  public var concurrency: [Int] = []
  /// Open loop: arrivals per second; several make a sweep.
  public var rate: [Double] = []
  /// How open-loop arrivals are spaced.
  public var arrivals = ArrivalPattern.poisson
  /// Open loop: the most requests in flight; an arrival beyond it is dropped and recorded.
  public var maxInFlight: Int?
  /// Requests of each point, after the warm-up: one number for all of them, or one for each.
  public var requests: [Int] = []
  /// Length of a point, after the warm-up.
  public var duration: Duration?
  /// What is sent before measuring.
  public var warmUp = WarmUp.none
  /// Closed loop: all users start at once.
  public var isBurst = false
  /// Closed loop: users start spread over this long; `nil`: over the preflight's reply or 1 ms per user, at most a second.
  public var spread: Duration?
  /// Shards, each one thread; `nil`: a core less than there are.
  public var threads: Int?
  /// How long to wait for requests in flight when the run is interrupted.
  public var grace = Duration.seconds(30)
  /// When a failed request is retried.
  public var retries = RetryPolicy()
  /// The root of all chance in the run.
  public var seed: UInt64 = 0

  // Prompts
  /// Where prompts come from.
  public var prompts = PromptSource.set("hello")
  /// Take the prompts in an order shuffled by the seed.
  public var isShuffled = false
  /// Put a word of its own before each prompt, and look for it in all replies, whose text is kept then.
  public var hasCanaries = false

  // Task
  /// The folder in which a task's rows are looked for, there or in a folder of the task's name.
  public var datasetFolder = "datasets"
  /// Fetch the rows that are missing there, before the run; `Prony.fetchMissingRows` does.
  public var fetchesRows = false
  /// What of a task is asked, and how, where the prompts are a task's.
  public var samples = SampleSelection()
  /// Score the replies, where the prompts are a task's.
  public var isScored = false
  /// Whether replies are scored now or later.
  public var stage = EvaluationStage.all
  /// Run the programs in replies in a sandbox, or not at all; else as they are.
  public var isSandboxed = true
  /// The folder of an earlier run of the same plan: only what that has no reply to is asked.
  public var resume: String?
  /// A folder of replies, by the whole of their requests: what is in it is not asked again, and what is not is added.
  public var cache: String?

  // Sampling
  /// Ask for a stream, or for a whole reply; `nil`: for a stream, where the protocol has any.
  public var isStreamed: Bool?
  /// The longest reply to ask for, in tokens.
  public var maxOutputTokens: Int?
  /// The shortest reply to ask for, in tokens.
  public var minOutputTokens: Int?
  /// Ask the model to go on past its end-of-sequence token.
  public var ignoresEndOfSequence = false
  /// Sampling temperature; `nil` leaves it to the endpoint, as all of these.
  public var temperature: Double?
  /// Nucleus sampling: the probability mass to sample from.
  public var topP: Double?
  /// Texts at which the model stops.
  public var stop: [String] = []

  // Measuring
  /// Count the whole point, not only its steady window.
  public var isUntrimmed = false
  /// Limits that a request must all meet to count for goodput.
  public var goodput: [ServiceLevelObjective] = []
  /// What the endpoint costs, in dollars per hour.
  public var pricePerHour: Double?
  /// When to measure the client itself after the run.
  public var selfCheck = SelfCheck.auto

  // Output
  /// The folder in which the run gets its own.
  public var outDirectory = "runs"
  /// The run's name; `nil`: the model's.
  public var name: String?
  /// Keep the replies' text in the records.
  public var keepsText = false

  /// A plan of defaults.
  public init() {}
}
