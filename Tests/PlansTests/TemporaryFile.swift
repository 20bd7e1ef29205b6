import TestKit

/// A file with the given text, in a folder of its own; removed when it is no longer used.
struct TemporaryFile {
  private let folder: TemporaryFolder
  let path: String

  init(_ text: String) throws {
    folder = try TemporaryFolder()
    path = try folder.write(text, to: "file")
  }
}
