import Glibc

/// Where the tests, and the files that they look at, stand.
package enum Repository {
  private static let top = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The path of the file `name` of the repository.
  package static func path(of name: String) -> String { "\(top)/\(name)" }

  /// What the golden file `name` of the repository holds.
  ///
  /// Where `PRONY_UPDATE_GOLDENS` is 1 that is `text`, with which the file is replaced.
  package static func golden(_ name: String, updatedTo text: String) throws -> String {
    let path = path(of: name)
    if getenv("PRONY_UPDATE_GOLDENS").map({ String(cString: $0) }) == "1" { try TemporaryFolder.write(text, toFile: path) }
    return try TemporaryFolder.text(ofFile: path)
  }
}
