internal import CZlib
internal import Glibc
internal import Vocabulary

/// A file that may be packed by gzip.
enum PackedFile {
  /// All bytes of the file at `path`, unpacked where its name ends in `.gz`.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - limit: the most bytes to take, unpacked: a file that is longer is refused, so that none can fill the memory.
  /// - Returns: the bytes.
  /// - Throws: why it cannot be read; a packed file that ends too early is refused as well.
  static func contents(ofFile path: String, limit: Int) throws(UnreadableFile) -> [UInt8] {
    path.hasSuffix(".gz") ? try unpacked(path, limit: limit) : try Vocabulary.contents(ofFile: path, limit: limit)
  }

  private static func unpacked(_ path: String, limit: Int) throws(UnreadableFile) -> [UInt8] {
    guard let file = czlib_open(path) else { throw UnreadableFile(path: path, reason: String(cString: strerror(errno))) }
    defer { czlib_close(file) }
    guard czlib_is_packed(file) != 0 else { throw UnreadableFile(path: path, reason: "not packed by gzip") }
    var contents: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = czlib_read(file, &piece, UInt32(piece.count))
      let fault = String(cString: czlib_fault(file))
      guard count >= 0, fault.isEmpty else { throw UnreadableFile(path: path, reason: fault) }
      if count == 0 { return contents }
      if contents.count + Int(count) > limit {
        throw UnreadableFile(path: path, reason: "longer than \(limit) bytes when it is unpacked")
      }
      contents += piece[..<Int(count)]
    }
  }
}
