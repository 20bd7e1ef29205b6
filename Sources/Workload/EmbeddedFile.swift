internal import CEmbedded

/// A data file that ships inside the binary.
struct EmbeddedFile {
  /// Its path below the package's top.
  let path: String
  /// What is in it.
  let bytes: UnsafeBufferPointer<UInt8>

  /// What is in it, as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Every file of the catalogue.
  static var all: [EmbeddedFile] {
    UnsafeBufferPointer(start: embedded_files(), count: embedded_file_count()).map { file in
      EmbeddedFile(path: String(cString: file.name), bytes: UnsafeBufferPointer(start: file.bytes, count: file.length))
    }
  }

  /// The file at `path`; `nil` if none is embedded.
  static func named(_ path: String) -> EmbeddedFile? { all.first { $0.path == path } }
}
