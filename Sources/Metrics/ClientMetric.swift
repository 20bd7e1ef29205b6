import Vocabulary

/// A formula over the samples that the client took of itself during a window.
///
/// Each lives in its own file under `Formulas/Clients`, whose doc comment is the formula.
package struct ClientMetric: Sendable {
  /// Its name in reports.
  package let id: String
  /// Its name in words.
  package let title: String
  /// How its values were distributed.
  let distribution: @Sendable (ClientHealth) -> Distribution

  init(_ id: String, _ title: String, distribution: @escaping @Sendable (ClientHealth) -> Distribution) {
    self.id = id
    self.title = title
    self.distribution = distribution
  }
}
