import FoundationEssentials
package import Testing

/// A program of Debian's that some tests run beside Prony; `make test` installs it.
package enum InstalledProgram: String, Sendable {
  case tinyproxy, nghttpx, nginx, openssl, bwrap, curl, chromium

  /// Where it is; `nil` if it is not installed.
  package var path: String? {
    ["/usr/bin/", "/usr/sbin/"].map { $0 + rawValue }.first(where: FileManager.default.isExecutableFile)
  }

  /// Starts it in `folder` on a free port, and waits until it shows `word`.
  ///
  /// - Parameters:
  ///   - port: the port to start it on; `nil`: a free one.
  ///   - folder: where it runs.
  ///   - word: what it writes when it is ready.
  ///   - arguments: what it is told for the port.
  /// - Returns: the process, and the port it listens on.
  /// - Throws: when it does not start.
  package func start(
    on port: Int?, in folder: TemporaryFolder, until word: String, arguments: (Int) throws -> [String]
  ) async throws -> (command: Command, port: Int) {
    let program = try #require(path)
    // Somebody else may take a free port before it does.
    for isLast in [false, false, false, true] {
      let port = port ?? freePort()
      let command = try Command(program, arguments(port), environment: ["PATH": "/usr/sbin:/usr/bin:/bin"], in: folder.path)
      let showing = await command.shows { ($0.output + $0.errors).contains(word) }
      if showing.status == nil { return (command, port) }
      try #require(!isLast, "\(rawValue) did not start: \(showing.output)\(showing.errors)")
    }
    preconditionFailure("the last attempt returns or throws")
  }

  private func freePort() -> Int {
    let socket = BoundSocket()
    socket.close()
    return socket.port
  }
}

extension Trait where Self == ConditionTrait {
  /// These tests need a program that may be missing.
  package static func needs(_ program: InstalledProgram) -> Self {
    .enabled(if: program.path != nil, "\(program.rawValue) is not installed: `make test` does it")
  }
}
