import TestKit

/// Runs `body` with the path of a new folder, and removes the folder.
func withFolder(_ body: (String) async throws -> Void) async throws {
  let folder = try TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  try await body(folder.path)
}
