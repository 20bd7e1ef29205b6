package import Vocabulary

/// A file that a place publishes, or would if its rows were one.
package struct PublishedFile: Sendable, Equatable {
  /// What it is there.
  package enum Form: Sendable, Equatable {
    /// A file, by its path in the repository.
    case file(String)
    /// The rows of a split of a configuration.
    case rows(configuration: String, split: String)
  }

  /// What kind of place that is.
  package var hub: Hub
  /// The repository there, or the address.
  package var repository: String
  /// The revision of a repository; `nil` for the place's own choice.
  package var revision: String?
  /// What it is there.
  package var form: Form
  /// Where it belongs, below the task's folder.
  package var target: String

  /// A file with these parts.
  package init(hub: Hub, repository: String, revision: String? = nil, form: Form, target: String) {
    self.hub = hub
    self.repository = repository
    self.revision = revision
    self.form = form
    self.target = target
  }
}
