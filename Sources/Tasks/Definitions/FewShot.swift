package import Vocabulary

/// Which examples stand before a question.
package struct FewShot: Sendable, Equatable {
  /// Where they come from.
  package enum Source: Sendable, Equatable {
    /// Rows of a split, of the same subset.
    case split(String, isRandom: Bool)
    /// A text file in the data folder, whose examples each begin with a line that begins so; what stands before the first is its
    /// heading.
    case file(Template, begins: String, after: String?)
  }

  /// Where they come from.
  var source: Source
  /// How many.
  package var count: Int
  /// How they are told.
  package var form: ExampleForm
}
