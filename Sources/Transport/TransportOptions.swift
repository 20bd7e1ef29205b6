package import Vocabulary

/// How a transport connects: the same for all requests of a run.
package struct TransportOptions: Sendable {
  /// How long connecting may take, TLS included.
  package var connectTimeout: Duration
  /// How long a request may take as a whole.
  package var requestTimeout: Duration
  /// PEM file of the authorities to trust instead of the system's.
  package var caFile: String?
  /// Accept any certificate.
  package var isInsecure: Bool
  /// Names that are already resolved, so that no request waits for a resolver.
  package var resolved: [ResolvedName] = []

  /// The options that `plan` sets; the usual ones without a plan.
  package init(plan: RunPlan = RunPlan()) {
    connectTimeout = plan.connectTimeout
    requestTimeout = plan.requestTimeout
    caFile = plan.caFile
    isInsecure = plan.isInsecure
  }
}
