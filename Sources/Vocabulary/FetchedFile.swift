/// A file of a benchmark's rows, below a task's folder, and where it came from.
public struct FetchedFile: Sendable, Equatable {
  /// Its path below the task's folder.
  public var path: String
  /// The address it was fetched from, or the first one of its rows.
  public var url: String
  /// The revision that was asked for; `nil` where the place was not asked for one.
  public var revision: String?
  /// Its length in bytes.
  public var bytes: Int
  /// Its hash, in small hexadecimal digits.
  public var sha256: String
  /// The place said what the hash is, and it was this.
  public var isChecked: Bool

  /// A file with these facts.
  public init(path: String, url: String, revision: String? = nil, bytes: Int, sha256: String, isChecked: Bool) {
    self.path = path
    self.url = url
    self.revision = revision
    self.bytes = bytes
    self.sha256 = sha256
    self.isChecked = isChecked
  }
}
