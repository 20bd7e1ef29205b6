/// How a mock endpoint encrypts its connections.
package enum MockTLS: Sendable, Equatable {
  /// Not at all.
  case none
  /// By a certificate made at the start, for `localhost`, `127.0.0.1` and `::1`.
  case selfSigned
  /// By the certificate chain and the key of these PEM files.
  case files(certificate: String, key: String)
}
