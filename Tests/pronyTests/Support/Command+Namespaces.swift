import TestKit

extension Command {
  /// Starts the mock in a network of its own, at port 8000, after `preparation`; waits until it listens.
  static func startMockApart(
    _ arguments: [String] = [], after preparation: String = "", in folder: TemporaryFolder
  ) async throws -> Command {
    let mock = try start(
      apart: ["--net"], after: "ip link set lo up\n" + preparation, prony,
      ["mock", "--ttft", "0s", "--itl", "0s", "--listen", "[::]:8000"] + arguments, in: folder)
    _ = try await mock.mockURL()
    return mock
  }

  /// Runs `prony` to its end in the network of `other`.
  static func run(_ arguments: [String], inNetworkOf other: Command, in folder: TemporaryFolder) async throws -> Showing {
    let words = ["--net=/proc/\(other.pid)/ns/net", prony] + arguments
    return try await Command("/usr/bin/nsenter", words, environment: [:], in: folder.path).finish()
  }
}
