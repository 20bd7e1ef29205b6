import FoundationEssentials
import Testing

@testable import Protocols

/// A folder of `protocols/`: a definition with its notes and fixtures.
struct ProtocolFolder: Sendable, CustomTestStringConvertible {
  let id: String

  /// Every folder there is, found by looking.
  static let all: [ProtocolFolder] = names(in: top).filter { isDirectory("\(top)/\($0)") }.map(ProtocolFolder.init)

  var testDescription: String { id }

  var path: String { "\(ProtocolFolder.top)/\(id)" }

  var fixtures: FixtureFolder { FixtureFolder(path: path) }

  func definition() throws -> ProtocolDefinition { try ProtocolCatalogue.definition(named: "\(path)/protocol.yaml") }

  func conformance() throws -> Conformance { Conformance(of: try definition(), folder: path) }

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
