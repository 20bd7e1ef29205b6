import Vocabulary

extension RunMetric {
  /// Merged arrivals: the share of output-bearing events whose arrival time is shared with another.
  ///
  ///     merged_arrivals = merged / events
  ///
  /// Segments that wait unread are merged by the kernel, which keeps the last one's time: events that one read completes share it,
  /// and the earlier ones read late. Of requests sent in the window; undefined when no event came.
  package static let mergedArrivals = RunMetric("merged_arrivals", "Merged arrivals", .ratio) {
    $0.events.all > 0 ? Double($0.events.merged) / Double($0.events.all) : nil
  }
}
