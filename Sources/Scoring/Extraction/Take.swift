/// Which of several is taken.
package enum Take: String, Sendable, CaseIterable {
  /// The one that stands before all others.
  case first
  /// The one that stands behind all others.
  case last
}
