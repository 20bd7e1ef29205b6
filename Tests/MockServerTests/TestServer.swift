import FoundationEssentials
import MockServer

/// Runs `body` with a server that replies without delay, as `change` has it, and stops the server.
func withServer(
  _ change: (inout MockOptions) -> Void = { _ in }, _ body: (MockServer) async throws -> Void
) async throws {
  var options = MockOptions()
  options.scenario.timeToFirstToken = .zero
  options.scenario.interTokenLatency = .zero
  change(&options)
  let server = try await MockServer.start(options)
  do {
    try await body(server)
    await server.stop()
  } catch {
    await server.stop()
    throw error
  }
}

/// Runs `body` with the path of a new folder, and removes the folder.
func withFolder(_ body: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mock-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(folder.path)
}

/// A line of the truth log.
struct TruthLine: Decodable {
  var requestID: String?
  var receivedAt: Int64
  var sends: [Int64]
  var kinds: String

  enum CodingKeys: String, CodingKey {
    case requestID = "request_id"
    case receivedAt = "received_ns"
    case sends = "sends_ns"
    case kinds
  }

  /// The lines of the file at `path`, in order.
  static func read(_ path: String) throws -> [TruthLine] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(TruthLine.self, from: Data($0.utf8))
    }
  }
}
