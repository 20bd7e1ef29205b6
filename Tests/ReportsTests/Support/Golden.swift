import FoundationEssentials
import Glibc
import Testing

/// The files that rendered reports are compared with.
enum Golden {
  /// The top of the package.
  static let package = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  /// The path of the golden file `name`.
  static func path(of name: String) -> String { "\(package)/Tests/ReportsTests/Goldens/\(name)" }

  /// Compares `text` byte for byte with the golden file `name`, or replaces the file where `PRONY_UPDATE_GOLDENS` is 1.
  static func expect(_ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(filePath: path(of: name))
    if getenv("PRONY_UPDATE_GOLDENS").map({ String(cString: $0) }) == "1" { try Data(text.utf8).write(to: file) }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "\(name) has another text", sourceLocation: sourceLocation)
  }
}
