/// A reverse proxy, nghttpx, that speaks HTTP/2 on a free port of 127.0.0.1 and HTTP/1.1 to what is behind it.
package struct HTTP2Front: Sendable {
  /// Where it listens.
  package let port: Int
  private let command: Command
  private let folder: TemporaryFolder

  /// Starts one before the server at `backend`, without TLS unless there is a certificate.
  ///
  /// - Parameters:
  ///   - backend: the port of 127.0.0.1 behind it.
  ///   - port: where to listen; `nil`: a free port.
  ///   - certificate: PEM files of the certificate and its key.
  ///   - streams: how many requests it takes at once on a connection.
  /// - Throws: when it does not start.
  package init(
    before backend: Int, on port: Int? = nil, certificate: (path: String, key: String)? = nil, streams: Int = 100
  ) async throws {
    folder = try TemporaryFolder()
    let files = certificate.map { [$0.key, $0.path] } ?? []
    (command, self.port) = try await InstalledProgram.nghttpx.start(on: port, in: folder, until: "Created worker thread") {
      port in
      [
        "--conf=/dev/null", "--single-process", "--workers=1", "--no-ocsp", "--errorlog-file=/dev/stdout",
        "--accesslog-file=/dev/null", "--frontend-http2-max-concurrent-streams=\(streams)",
        "--backend-connections-per-host=200",
        "-f127.0.0.1,\(port)\(certificate == nil ? ";no-tls" : "")", "-b127.0.0.1,\(backend)",
      ] + files
    }
  }

  /// Ends it, and with it its connections.
  package func stop() async {
    command.signal(9)
    _ = await command.finish()
  }
}
