internal import ArgumentParser
internal import MockServer
internal import Vocabulary

/// `prony mock`: an endpoint that replies on a schedule and can say when it sent what.
struct MockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mock", abstract: "Serves an endpoint that replies with words on a schedule, in every protocol that ships.",
    discussion: "Prints “listening on URL” when it is ready, and serves until it is stopped by a signal.")

  @Option(help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "HOST:PORT|unix:PATH"))
  var listen = MockOptions().listen
  @Option(help: ArgumentHelp("The model that /v1/models lists; every name is answered.", valueName: "NAME"))
  var model = MockOptions().model
  @Option(
    help: ArgumentHelp(
      "What replies are like and what goes wrong with them: a shipped scenario, or a file. What the flags below say stands over it.",
      discussion: Scenario.shipped.map(\.name).joined(separator: ", "), valueName: "NAME|FILE"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?
  @Option(
    help: ArgumentHelp(
      "From the request to the reply's first token. (default: \(shown(\.timeToFirstToken)))", valueName: "TIME"))
  var ttft: TimeArgument?
  @Option(help: ArgumentHelp("From one token to the next. (default: \(shown(\.interTokenLatency)))", valueName: "TIME"))
  var itl: TimeArgument?
  @Option(
    help: ArgumentHelp(
      "The most by which a token comes before or after its instant. (default: \(shown(\.interTokenJitter)))", valueName: "TIME")
  )
  var itlJitter: TimeArgument?
  @Option(
    help: ArgumentHelp(
      "Tokens in a reply whose request does not say how many. (default: \(Scenario().tokens))", valueName: "N"))
  var tokens: Int?
  @Option(help: ArgumentHelp("Event loops, each one thread.", valueName: "N"))
  var threads = MockOptions().threads
  @Option(
    help: ArgumentHelp("The root of the replies' words, of the jitter, and of which requests a fault strikes.", valueName: "N"))
  var seed = MockOptions().seed
  @Option(help: ArgumentHelp("Write the instant of each send to this file.", valueName: "FILE"), completion: .file())
  var truthLog: String?
  @Option(
    help: ArgumentHelp(
      "Versions of HTTP to speak; auto: as TLS agrees, or as the client begins.", valueName: "auto|1.1|2"))
  var http = MockOptions().http
  @Flag(help: "Encrypt connections; without --tls-cert by a certificate made at the start.")
  var tls = false
  @Option(help: ArgumentHelp("PEM file of the certificate chain.", valueName: "FILE"), completion: .file())
  var tlsCert: String?
  @Option(help: ArgumentHelp("PEM file of its private key.", valueName: "FILE"), completion: .file())
  var tlsKey: String?

  func validate() throws {
    if (tlsCert == nil) != (tlsKey == nil) { throw ValidationError("--tls-cert and --tls-key are given together") }
  }

  func run() async throws {
    let interruptions = try Interruptions()
    let server = try await MockServer.start(try options())
    if let path = server.certificatePath { Terminal.standardOutput.write("certificate \(path)\n") }
    Terminal.standardOutput.write("listening on \(server.url)\n")
    for await _ in interruptions.stream { break }
    if await !server.stop() { throw ExitStatus.inputOutput }
  }

  private static func shown(_ time: KeyPath<Scenario, Duration>) -> String { Scenario()[keyPath: time].written }

  private func options() throws(MockServerError) -> MockOptions {
    let repeated = ArgumentVector.repeatedFlags.map {
      PlanProblem(place: $0, problem: "several values where one is wanted", accepted: "one")
    }
    if !repeated.isEmpty { throw .options(PlanProblems(repeated)) }
    var options = MockOptions()
    if let scenario {
      do throws(PlanProblems) { options.scenario = try Scenario(named: scenario) } catch { throw .options(error) }
    }
    options.listen = listen
    options.model = model
    if let ttft { options.scenario.timeToFirstToken = ttft.time }
    if let itl { options.scenario.interTokenLatency = itl.time }
    if let itlJitter { options.scenario.interTokenJitter = itlJitter.time }
    if let tokens { options.scenario.tokens = tokens }
    options.threads = threads
    options.seed = seed
    options.truthLog = truthLog
    options.tls =
      if let tlsCert, let tlsKey { .files(certificate: tlsCert, key: tlsKey) } else { tls ? .selfSigned : .none }
    options.http = http
    options.onTrouble = Terminal.complain
    return options
  }
}

/// A length of time on the command line: `20ms`, `1.5s`.
struct TimeArgument: ExpressibleByArgument {
  let time: Duration

  init(_ time: Duration) { self.time = time }

  init?(argument: String) {
    guard let time = Duration(written: argument) else { return nil }
    self.time = time
  }

  var defaultValueDescription: String { time.written }
}

extension MockHTTP: ExpressibleByArgument {}
