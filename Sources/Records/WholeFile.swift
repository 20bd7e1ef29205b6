internal import Glibc
internal import Vocabulary

/// Files that are read and written in one go.
enum WholeFile {
  /// The text of the file at `path`.
  static func read(_ path: String) throws(RecordsError) -> String {
    do { return try text(ofFile: path, limit: 1 << 26) } catch {
      throw .refused("read", path: path, reason: error.reason)
    }
  }

  /// Replaces the file at `path`: whoever reads it meanwhile sees the old or the new one, never a part.
  static func write(_ bytes: [UInt8], to path: String) throws(RecordsError) {
    let partial = path + ".partial"
    unlink(partial)
    do {
      var file = try LogFile(creating: partial)
      try file.append(bytes[...])
      try file.finish()
      try rename(partial, to: path)
    } catch {
      unlink(partial)
      throw error
    }
  }

  /// Gives the file at `old` the name `new`.
  static func rename(_ old: String, to new: String) throws(RecordsError) {
    guard Glibc.rename(old, new) == 0 else { throw .refusal("create", new) }
  }
}
