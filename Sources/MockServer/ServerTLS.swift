import NIOSSL
import Vocabulary

/// What encrypts a server's connections.
struct ServerTLS: Sendable {
  /// Agrees on the versions of HTTP that the server speaks.
  let usual: NIOSSLContext
  /// Agrees on HTTP/1.1 only.
  let fallBack: NIOSSLContext

  /// Encryption by these PEM files.
  init(certificate: String, key: String, versions: MockHTTP) throws(MockServerError) {
    let chain = try ServerTLS.read(certificate, as: "certificate") { try NIOSSLCertificate.fromPEMBytes($0) }
    let privateKey = try ServerTLS.read(key, as: "private key without a passphrase") {
      try NIOSSLPrivateKey(bytes: $0, format: .pem)
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
    configuration.minimumTLSVersion = .tlsv12
    do {
      configuration.applicationProtocols = versions.protocolNames
      usual = try NIOSSLContext(configuration: configuration)
      configuration.applicationProtocols = MockHTTP.one.protocolNames
      fallBack = try NIOSSLContext(configuration: configuration)
    } catch {
      throw .certificate(path: "\(certificate) with \(key)", reason: "the key is not the certificate's")
    }
  }

  private static func read<Content>(
    _ path: String, as kind: String, _ parse: ([UInt8]) throws -> Content
  ) throws(MockServerError) -> Content {
    do throws(UnreadableFile) {
      let bytes = try contents(ofFile: path, limit: 1 << 24)
      if !bytes.isEmpty, let content = try? parse(bytes) { return content }
      throw UnreadableFile(path: path, reason: "there is no PEM \(kind) in it")
    } catch {
      throw .certificate(path: path, reason: error.reason)
    }
  }
}
