internal import Scoring

/// A part of a task that is scored by itself.
package struct TaskSubset: Sendable, Equatable {
  /// What it is called, in rows or in the names of files.
  package var id: String
  /// What a prompt calls it.
  package var title: String
  /// What it belongs to; `nil` where the task has no categories.
  package var category: String?

  /// The subset `id`; without a title, its words are it.
  package init(id: String, title: String? = nil, category: String? = nil) {
    self.id = id
    self.title = title ?? id.replacing(each: "_", with: " ")
    self.category = category
  }

  /// The only subset of a task that has none.
  package static let whole = TaskSubset(id: "main")
}
