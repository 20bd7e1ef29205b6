import FoundationEssentials
import Glibc

/// A folder that is there as long as this value is, with all that was put into it.
package final class TemporaryFolder: Sendable {
  /// Where it is.
  package let path: String

  /// Makes an empty one.
  package init() throws {
    var template = Array("/tmp/prony-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CannotWrite() }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where the file `name` in it is, or would be.
  package func path(of name: String) -> String { "\(path)/\(name)" }

  /// Writes a file and returns its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try TemporaryFolder.write(text, toFile: path(of: name))
    return path(of: name)
  }

  /// Makes a folder in it, and those around that.
  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(of: name), withIntermediateDirectories: true)
  }

  /// Removes a file.
  package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(of: name)) }

  /// What a file holds.
  package func text(of name: String) throws -> String { try TemporaryFolder.text(ofFile: path(of: name)) }

  /// What the file at `path` holds.
  package static func text(ofFile path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// Writes the file at `path`.
  package static func write(_ text: String, toFile path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  /// The names in the folder at `path`, sorted.
  package static func names(in path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }

  struct CannotWrite: Error {}
}
