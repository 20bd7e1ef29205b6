package import Vocabulary

/// All that a mock endpoint is told, with the defaults.
package struct MockOptions: Sendable {
  /// Where to listen: `127.0.0.1:0`, `[::1]:8080`, `unix:/path`; port 0 takes a free one.
  package var listen = "127.0.0.1:0"
  /// The one model that `/v1/models` lists; every other name is answered too.
  package var model = "mock"
  /// How requests are answered; one that asks for a number of tokens gets that many.
  package var scenario = Scenario()
  /// Event loops, each one thread.
  package var threads = 1
  /// The root of the replies' words and of the jitter.
  package var seed: UInt64 = 0
  /// The file to write each send's instant to; `nil` for none.
  package var truthLog: String?
  /// Whether connections are encrypted, and by which certificate.
  package var tls = MockTLS.none
  /// Which versions of HTTP it speaks.
  package var http = MockHTTP.auto
  /// Told, in a sentence, of what goes wrong while the server runs: descriptors run out, the truth log's disk is full.
  package var onTrouble: @Sendable (String) -> Void = { _ in }

  /// The defaults.
  package init() {}

  /// The longest reply that can be asked for, in tokens, and the longest wait within one.
  static let longestReply = 1 << 20
  static let longestWait = Duration.seconds(3600)

  /// All that is wrong with these options; empty when the server can start with them.
  package func problems() -> [PlanProblem] {
    var problems: [PlanProblem] = []
    func require(_ isRight: Bool, _ flag: String, _ value: String, _ problem: String, accepted: String) {
      if !isRight { problems.append(PlanProblem(place: flag, value: value, problem: problem, accepted: accepted)) }
    }
    let waits = [
      ("--ttft", scenario.timeToFirstToken), ("--itl", scenario.interTokenLatency), ("--itl-jitter", scenario.interTokenJitter),
    ]
    require(ListenAddress(listen) != nil, "--listen", listen, "not an address", accepted: ListenAddress.accepted)
    for (flag, wait) in waits {
      require(
        wait >= .zero && wait <= MockOptions.longestWait, flag, "\(wait)", "not a wait", accepted: "0s to an hour: 20ms, 1.5s")
    }
    require(
      (0...MockOptions.longestReply).contains(scenario.tokens), "--tokens", "\(scenario.tokens)", "not a reply's length",
      accepted: "0 to \(MockOptions.longestReply)")
    require((1...1024).contains(threads), "--threads", "\(threads)", "not a number of threads", accepted: "1 to 1024")
    require(!model.isEmpty, "--model", model, "empty", accepted: "a name")
    var paths = [("--truth-log", truthLog)]
    if case .files(let certificate, let key) = tls { paths += [("--tls-cert", certificate), ("--tls-key", key)] }
    for (flag, path) in paths { require(path != "", flag, "", "empty", accepted: "the path of a file") }
    return problems
  }
}
