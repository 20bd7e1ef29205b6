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
  package static func named(_ path: String) -> EmbeddedFile? {
    paths.firstIndex(of: path).map { EmbeddedFile(embedded_files() + $0) }
  }

  /// The names of the folders in `top` that hold a file called `name`.
  package static func folders(of top: String, holding name: String) -> [String] {
    paths.compactMap { path in
      let parts = path.split(separator: "/")
      return parts.count == 3 && parts[0] == top && parts[2] == name ? String(parts[1]) : nil
    }
  }

  /// The path of each file, whose text is left alone.
  private static var paths: [String] {
    (0..<embedded_file_count()).map { String(cString: embedded_files()[$0].name) }
  }

  private init(_ file: UnsafePointer<embedded_file>) {
    path = String(cString: file.pointee.name)
    text = String(cString: file.pointee.text)
  }
}
