internal import Tasks

/// Looking at tasks without a run.
extension Prony {
  /// The names of the tasks that ship.
  public static var taskNames: [String] { TaskCatalogue.names }
}
