import Vocabulary

extension RunMetric {
  /// Connections reused: the share of replies that came over a connection which an earlier request had opened.
  ///
  ///     connections_reused = reused / replies
  ///
  /// Of requests sent in the window that got a response head. Undefined when none did.
  package static let connectionsReused = RunMetric("connections_reused", "Connections reused", .ratio) {
    $0.connections.all > 0 ? Double($0.connections.reused) / Double($0.connections.all) : nil
  }
}
