import TestKit
import Testing

/// The files that rendered reports are compared with.
enum Golden {
  /// Compares `text` byte for byte with the golden file `name`.
  static func expect(_ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let golden = try Repository.golden("Tests/ReportsTests/Goldens/\(name)", updatedTo: text)
    #expect(text == golden, "\(name) has another text", sourceLocation: sourceLocation)
  }
}
