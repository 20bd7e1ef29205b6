internal import Glibc

/// Files that are read and written in one go.
enum WholeFile {
  /// The bytes of the file at `path`.
  static func read(_ path: String) throws(RecordsError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .lastRefusal("read", path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var result = 0
    repeat {
      bytes.append(addingCapacity: 1 << 16) { output in
        output.withUnsafeMutableBufferPointer { memory, count in
          result = Glibc.read(descriptor, memory.baseAddress, memory.count)
          count = max(0, result)
        }
      }
    } while result > 0
    guard result == 0 else { throw .lastRefusal("read", path) }
    return bytes
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
    guard Glibc.rename(old, new) == 0 else { throw .lastRefusal("create", new) }
  }
}
