package import Vocabulary

/// A formula over one record, for each of a window's requests.
///
/// Each lives in its own file under `Formulas/Requests`, whose doc comment is the formula; a derived one calls the other.
/// Distributions take the requests that were *sent* in the window.
package struct RequestMetric: Sendable {
  /// Its name in reports and on the command line.
  package let id: String
  /// Its name in words.
  package let title: String
  /// The unit of its values.
  package let unit: MetricUnit
  private let formula: Formula

  private enum Formula {
    case single(of: Population, @Sendable (RequestRecord) -> Double?)
    case pooled(of: Population, @Sendable (RequestRecord, inout Distribution) -> Void)
  }

  /// Which of the requests sent in the window a distribution takes.
  enum Population {
    /// Those that succeeded: what the endpoint delivered.
    case succeeded
    /// All: what the client did.
    case sent

    func holds(_ record: RequestRecord) -> Bool { self == .sent || record.hasSucceeded }
  }

  /// A metric that gives each request one value, or `nil` where it is undefined.
  init(
    _ id: String, _ title: String, _ unit: MetricUnit, of population: Population = .succeeded,
    value: @escaping @Sendable (RequestRecord) -> Double?
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    formula = .single(of: population, value)
  }

  /// A metric that gives each request any number of values, all in one pool.
  init(
    _ id: String, _ title: String, _ unit: MetricUnit, of population: Population = .succeeded,
    pooling: @escaping @Sendable (RequestRecord, inout Distribution) -> Void
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    formula = .pooled(of: population, pooling)
  }

  /// The one value of `record`; `nil` where it is undefined, and for a metric that pools.
  package func value(of record: RequestRecord) -> Double? {
    guard case .single(let population, let value) = formula, population.holds(record) else { return nil }
    return value(record)
  }

  /// Adds what it makes of `record` to `values`.
  func add(_ record: RequestRecord, to values: inout Distribution) {
    switch formula {
    case .single(let population, let value):
      if population.holds(record), let value = value(record) { values.add(value) }
    case .pooled(let population, let pool):
      if population.holds(record) { pool(record, &values) }
    }
  }

  /// It gives each request one length of time, so that a service-level objective can limit it.
  package var canBeObjective: Bool {
    guard case .single(.succeeded, _) = formula else { return false }
    return unit == .seconds
  }
}
