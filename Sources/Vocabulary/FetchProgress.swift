/// What fetching says of a file while it is under way.
public struct FetchProgress: Sendable, Equatable {
  /// How it is with a file.
  public enum State: Sendable, Equatable {
    /// So much of it has come, of so much, where that is known; in bytes or in rows.
    case coming(Int, of: Int?, unit: String)
    /// It has come.
    case fetched(FetchedFile)
    /// It was fetched before, and is as it was.
    case there(FetchedFile)
    /// It was not fetched by Prony, and is left as it is.
    case own
  }

  /// The file's path, with that of the folder.
  public var path: String
  /// How it is with it.
  public var state: State

  /// It is so with the file at `path`.
  public init(path: String, state: State) {
    self.path = path
    self.state = state
  }
}
