import FoundationEssentials
package import MockServer

/// Runs `body` with a server that replies without delay, as `change` has it, and stops the server.
@discardableResult
package func withServer<Result>(
  _ change: (inout MockOptions) throws -> Void = { _ in }, _ body: (MockServer) async throws -> Result
) async throws -> Result {
  var options = MockOptions()
  options.scenario.timeToFirstToken = .zero
  options.scenario.interTokenLatency = .zero
  try change(&options)
  let server = try await MockServer.start(options)
  do {
    let result = try await body(server)
    await server.stop()
    return result
  } catch {
    await server.stop()
    throw error
  }
}

/// A line of the mock's truth log.
package struct TruthLine: Decodable, Sendable {
  /// The id that the client gave.
  package var requestID: String?
  /// When the request had come, on the machine's clock, in nanoseconds.
  package var receivedAt: Int64
  /// When each event was sent, likewise.
  package var sends: [Int64]
  /// What each event was, a letter each.
  package var kinds: String

  enum CodingKeys: String, CodingKey {
    case requestID = "request_id"
    case receivedAt = "received_ns"
    case sends = "sends_ns"
    case kinds
  }

  /// The lines of the file at `path`, in order.
  package static func read(_ path: String) throws -> [TruthLine] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(TruthLine.self, from: Data($0.utf8))
    }
  }
}
