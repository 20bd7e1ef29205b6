import NIOSSL

/// How a mock endpoint encrypts its connections.
package enum MockTLS: Sendable, Equatable {
  /// Not at all.
  case none
  /// By a certificate made at the start, for `localhost`, `127.0.0.1` and `::1`.
  case selfSigned
  /// By the certificate chain and the key of these PEM files.
  case files(certificate: String, key: String)
}

extension NIOSSLContext {
  /// What encrypts a server's connections by these PEM files.
  static func serving(certificate: String, key: String) throws(MockServerError) -> NIOSSLContext {
    var path = certificate
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(certificate)
      path = key
      let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
      path = "\(certificate) with \(key)"
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw .certificate(path: path, reason: "\(error)")
    }
  }
}
