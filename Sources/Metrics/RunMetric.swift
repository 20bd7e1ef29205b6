package import Vocabulary

/// A formula over all of a window: one number, or none where it is undefined.
///
/// Each lives in its own file under `Formulas/Runs`, whose doc comment is the formula; a derived one calls the other. Rates take
/// what *arrived* in the window: requests by their end, tokens by their chunk's arrival.
package struct RunMetric: Sendable {
  /// Its name in reports.
  package let id: String
  /// Its name in words.
  package let title: String
  /// The unit of its value.
  package let unit: MetricUnit
  /// Its value over a window; `nil` where it is undefined.
  let value: @Sendable (WindowTotals) -> Double?

  init(_ id: String, _ title: String, _ unit: MetricUnit, value: @escaping @Sendable (WindowTotals) -> Double?) {
    self.id = id
    self.title = title
    self.unit = unit
    self.value = value
  }
}
