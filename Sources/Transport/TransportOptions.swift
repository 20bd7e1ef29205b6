package import Vocabulary

/// How a transport connects: the same for all requests of a run.
package struct TransportOptions: Sendable {
  /// How long connecting may take, TLS included.
  package var connectTimeout = Duration.seconds(10)
  /// How long a request may take as a whole.
  package var requestTimeout = Duration.seconds(600)
  /// PEM file of the authorities to trust instead of the system's.
  package var caFile: String?
  /// Accept any certificate.
  package var isInsecure = false
  /// Names that are already resolved, so that no request waits for a resolver.
  package var resolved: [ResolvedName] = []

  /// The usual options.
  package init() {}

  /// The options that `plan` sets.
  package init(plan: RunPlan) {
    connectTimeout = plan.connectTimeout
    requestTimeout = plan.requestTimeout
    caFile = plan.caFile
    isInsecure = plan.isInsecure
  }
}
