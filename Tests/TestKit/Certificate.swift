import Testing

/// A self-signed certificate and its key, as PEM files.
package struct Certificate: Sendable {
  private let folder: TemporaryFolder
  /// The file of the certificate.
  package var path: String { folder.path(of: "certificate.pem") }
  /// The file of its key.
  package var key: String { folder.path(of: "key.pem") }

  /// Makes one for the host `name`, valid for `days` from now on; a negative number: expired.
  package init(for name: String, days: Int = 1) async throws {
    folder = try TemporaryFolder()
    try folder.write("subjectAltName=\(name.first?.isNumber == true ? "IP" : "DNS"):\(name)\n", to: "names")
    try await run(
      "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=\(name)", "-keyout",
      key,
      "-out", "request.pem")
    try await run(
      "x509", "-req", "-in", "request.pem", "-signkey", key, "-days", String(days), "-extfile", "names", "-out", path)
  }

  private func run(_ arguments: String...) async throws {
    let ended = try await Command("openssl", arguments, environment: ["PATH": "/usr/bin:/bin"], in: folder.path).finish()
    try #require(ended.status == 0, "\(ended.errors)")
  }
}
