import FoundationEssentials
import Protocols
import Testing

/// A folder of `protocols/`: a definition with its notes and fixtures.
struct ProtocolFolder: Sendable, CustomTestStringConvertible {
  let id: String

  /// Every folder there is, found by looking.
  static let all: [ProtocolFolder] = names(in: top).filter { isDirectory("\(top)/\($0)") }.map(ProtocolFolder.init)

  var testDescription: String { id }

  func definition() throws -> ProtocolDefinition {
    try ProtocolDefinition(yaml: String(decoding: bytes("protocol.yaml"), as: UTF8.self), file: "\(id)/protocol.yaml")
  }

  /// The bytes of the file at `path` in this folder.
  func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: "\(ProtocolFolder.top)/\(id)/\(path)")))
  }

  /// The names of the files in its subfolder `path`; none when there is no such folder.
  func names(_ path: String) -> [String] { ProtocolFolder.names(in: "\(ProtocolFolder.top)/\(id)/\(path)") }

  /// `protocols/` of the package that this file belongs to.
  static let top = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" } + "/protocols"

  private static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }
}
