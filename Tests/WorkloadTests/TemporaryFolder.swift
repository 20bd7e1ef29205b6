import Glibc

/// An empty folder in a place of its own; what was written to it goes with it.
final class TemporaryFolder {
  private let path: String
  private var files: [String] = []

  init() throws {
    var template = Array("/tmp/prony-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CannotWrite() }
    path = String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
  }

  deinit {
    for file in files { unlink(file) }
    rmdir(path)
  }

  /// Writes a file and returns its path.
  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    guard let stream = fopen(file, "w") else { throw CannotWrite() }
    files.append(file)
    fputs(text, stream)
    if fclose(stream) != 0 { throw CannotWrite() }
    return file
  }

  struct CannotWrite: Error {}
}

/// The names in a folder, those that begin with a dot left out; `nil` if it cannot be read.
func contentsOfFolder(_ path: String) -> [String]? {
  guard let folder = opendir(path) else { return nil }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names
}
