/// How one request is answered: decided per request, then played by a `ReplyPlayer`.
package struct Scenario: Sendable, Equatable {
  /// From the request's last byte to the reply's first token.
  package var timeToFirstToken = Duration.milliseconds(20)
  /// From one token to the next.
  package var interTokenLatency = Duration.milliseconds(10)
  /// The most by which a token after the first comes before or after its instant; evenly distributed, never before the token that
  /// precedes it.
  package var interTokenJitter = Duration.zero
  /// How long the reply is.
  package var tokens = 16
  /// When a streamed chat says its role.
  package var roleChunk = RoleChunk.withFirstToken
  /// How many requests a connection of HTTP/2 carries at once.
  package var maxStreams = 1000
  /// How many bytes of a request's body HTTP/2's flow control lets come, with no window update after them; `nil`: all.
  package var requestWindow: Int?
  /// What goes wrong, and with which requests; the first rule that strikes a request decides.
  package var faults: [FaultRule] = []

  /// The scenario of the defaults: 16 tokens, the first after 20 ms, the others 10 ms apart.
  package init() {}
}

/// When a streamed chat sends the chunk that holds nothing but the role.
package enum RoleChunk: String, Sendable, CaseIterable {
  /// In one send with the first token, as llama.cpp does.
  case withFirstToken = "with-first-token"
  /// With the response's head, as soon as the request is there.
  case atOnce = "at-once"
}
