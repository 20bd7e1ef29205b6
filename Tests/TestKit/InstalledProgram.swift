import FoundationEssentials
package import Testing

/// A program of Debian's that some tests run beside Prony; `make test` installs it.
package enum InstalledProgram: String, Sendable {
  case tinyproxy, nghttpx, openssl

  /// Where it is; `nil` if it is not installed.
  package var path: String? {
    ["/usr/bin/", "/usr/sbin/"].map { $0 + rawValue }.first(where: FileManager.default.isExecutableFile)
  }

  /// Starts it in `folder`, and waits until it shows what `condition` asks for.
  package func start(
    _ arguments: [String], in folder: TemporaryFolder, until condition: @escaping @Sendable (Command.Showing) -> Bool
  ) async throws -> Command {
    let program = try #require(path)
    let command = try Command(program, arguments, environment: ["PATH": "/usr/sbin:/usr/bin:/bin"], in: folder.path)
    let showing = await command.shows(condition)
    try #require(condition(showing), "\(rawValue) did not start: \(showing.output)\(showing.errors)")
    return command
  }
}

extension Trait where Self == ConditionTrait {
  /// These tests need a program that may be missing.
  package static func needs(_ program: InstalledProgram) -> Self {
    .enabled(if: program.path != nil, "\(program.rawValue) is not installed: `make test` does it")
  }
}
