import Glibc
package import Testing

/// The project's larger files: prompts, traces and reference figures as others published them, outside of the repository.
package enum SharedFiles {
  /// The folder that `PRONY_DATA` names.
  private static let folder = getenv("PRONY_DATA").map { String(cString: $0) } ?? Repository.path(of: "../shared/data")

  /// They are there; a single file that is missing then fails its test.
  fileprivate static let isThere = access(folder, R_OK) == 0

  /// The path of the file `name` of them.
  package static func path(of name: String) -> String { "\(folder)/\(name)" }

  /// What the file `name` of them holds.
  package static func text(of name: String) throws -> String { try TemporaryFolder.text(ofFile: path(of: name)) }
}

extension Trait where Self == ConditionTrait {
  /// These tests need the larger files.
  package static var sharedFiles: Self {
    .enabled(if: SharedFiles.isThere, "the folder of larger files is missing: PRONY_DATA names it, by default ../shared/data")
  }
}
