import NIOCore
import Vocabulary

@testable import MockServer

extension FuzzTarget {
  /// How much of a reply is looked at: one can be endless, and what is asked to be large is no finding.
  private static let (tokens, sends, size) = (100, 50, 1 << 16)

  /// A scenario that can be read can be played, to a stream and to a whole reply.
  func feedScenario(_ yaml: String) {
    guard var scenario = try? Scenario(yaml: yaml, file: "fuzz.yaml") else { return }
    scenario.tokens = min(scenario.tokens, FuzzTarget.tokens)
    for isStreamed in [true, false] {
      let body = ByteBuffer(string: #"{"messages": [], "stream": \#(isStreamed)}"#)
      guard let request = try? GenerationRequest(body, dialect: .chat) else { preconditionFailure("it is a request") }
      let spelling = ReplySpelling(
        .chat, to: request, outputTokens: scenario.tokens, id: 1, created: 0, model: Array("mock".utf8))
      var fault = scenario.fault(ofRequest: 1, seed: 0)
      if fault?.deed.size ?? 0 > FuzzTarget.size { fault = nil }
      var player = ReplyPlayer(
        spelling, scenario: scenario, fault: fault, framing: .one(), receivedAt: .zero, words: SplitMix64(seed: 1),
        jitter: SplitMix64(seed: 2))
      var (bytes, event) = (ByteBuffer(), ByteBuffer())
      for _ in 0..<FuzzTarget.sends where player.play(into: &bytes, event: &event).then != .goOn { break }
    }
  }
}

extension Fault.Deed {
  /// How many bytes it was asked to send.
  fileprivate var size: Int {
    switch self {
    case .line(let bytes), .garbage(let bytes), .bomb(let bytes): bytes
    default: 0
    }
  }
}
