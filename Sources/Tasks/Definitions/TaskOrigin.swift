package import Vocabulary

/// A place where a task's rows are published, and what of it makes which files.
package struct TaskOrigin: Sendable, Equatable {
  /// What kind of place it is.
  package var hub: Hub
  /// The repository there, or the address.
  package var repository: String
  /// The revision the facts were taken from.
  package var revision: String?
  /// What of it is needed, or what to mind, where it is fetched by hand.
  package var note: String?
  /// What of it is fetched; nothing where that has to be done by hand.
  var shares: [Share] = []

  /// Files, or rows, that are published there, one of each split and subset.
  ///
  /// In its texts `{subset}` stands for each subset of the task, `{split}` for a split and, in `target`, `{config}` for a configuration.
  struct Share: Sendable, Equatable {
    enum Form: Sendable, Equatable {
      /// Files, by their path in the repository.
      case files(Template)
      /// Rows of a data set, by its configurations.
      case rows(configurations: [Template])
    }

    /// What is there.
    var form: Form
    /// The splits, as the task and as the place calls them.
    var splits: [Split]
    /// The path of the file it becomes, below the task's folder.
    var target: Template
  }

  /// A split, by both its names.
  struct Split: Sendable, Equatable {
    var name: String
    var published: String
  }
}
