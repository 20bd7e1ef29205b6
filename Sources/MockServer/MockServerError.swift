package import Vocabulary

/// Why a mock endpoint could not start.
package enum MockServerError: Error, Equatable, CustomStringConvertible {
  /// The options are wrong.
  case options(PlanProblems)
  /// The address cannot be listened on.
  case listen(address: String, reason: String)
  /// The file for the truth log cannot be opened.
  case truthLog(path: String, reason: String)
  /// The certificate or its key cannot be used.
  case certificate(path: String, reason: String)
  /// No certificate could be made.
  case selfSigning(reason: String)

  /// What went wrong, where, and what to do.
  package var description: String {
    switch self {
    case .options(let problems): problems.listed(as: "the options")
    case .listen(let address, let reason): "cannot listen on \(address): \(reason); choose another --listen address"
    case .truthLog(let path, let reason): "cannot write the truth log \(path): \(reason); choose another --truth-log file"
    case .certificate(let path, let reason): "cannot use \(path): \(reason); give PEM files with --tls-cert and --tls-key"
    case .selfSigning(let reason):
      "cannot make a certificate: \(reason); install openssl, or give PEM files with --tls-cert and --tls-key"
    }
  }
}
