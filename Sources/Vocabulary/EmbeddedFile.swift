internal import CEmbedded

/// A data file of `protocols/` or `prompts/` that ships inside the binary.
package struct EmbeddedFile: Sendable {
  /// Its path below the package's top.
  package let path: String
  /// What is in it.
  package let text: String

  /// Every file of the catalogue, `Sources/CEmbedded/embedded.c`.
  package static var all: [EmbeddedFile] {
    (0..<embedded_file_count()).map { EmbeddedFile(embedded_files() + $0) }
  }

  /// The file at `path`; `nil` if none is embedded.
  package static func named(_ path: String) -> EmbeddedFile? { all.first { $0.path == path } }

  private init(_ file: UnsafePointer<embedded_file>) {
    path = String(cString: file.pointee.name)
    text = String(cString: file.pointee.text)
  }
}
