import Vocabulary

extension ClientMetric {
  /// Loop lag: how long the client's event loop was occupied at each wake.
  ///
  ///     loop_lag = end of handling what was ready − return of the wait                            [s]
  ///
  /// One value per wake of each shard, kept in buckets 0.8 % wide. An event that arrives meanwhile is delivered that much later, and a
  /// request that falls due is sent that much later.
  package static let loopLag = ClientMetric("loop_lag", "Loop lag") { Distribution(nanoseconds: $0.loopLag) }
}
