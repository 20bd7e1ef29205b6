import Vocabulary

extension ClientMetric {
  /// Thread busy: the share of time that a shard's thread was on a core.
  ///
  ///     thread_busy = CPU time of the thread / wall time
  ///
  /// One value per shard and stretch of about a second. Near 1, requests and events queue in the client.
  package static let threadBusy = ClientMetric("thread_busy", "Thread busy") { $0.threadBusy }
}
