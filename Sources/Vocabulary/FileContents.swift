internal import Glibc

/// All bytes of the file at `path`: a plain file, a pipe or a device.
///
/// - Parameters:
///   - path: where it is, as the system resolves it.
///   - limit: the most bytes to take; a longer file is refused, not cut.
/// - Returns: the bytes, to the end.
/// - Throws: why it cannot be read.
package func contents(ofFile path: String, limit: Int) throws(UnreadableFile) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw UnreadableFile(path: path, errorNumber: errno) }
  defer { close(file) }
  var contents: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(file, &piece, piece.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { throw UnreadableFile(path: path, errorNumber: errno) }
    if count == 0 { return contents }
    if contents.count + count > limit { throw UnreadableFile(path: path, reason: "longer than \(limit) bytes") }
    contents += piece[..<count]
  }
}

/// The text of the file at `path`, which must be UTF-8.
///
/// - Parameters:
///   - path: where it is, as the system resolves it.
///   - limit: the most bytes to take; a longer file is refused, not cut.
/// - Returns: the text, without the byte order mark that some editors put first.
/// - Throws: why it cannot be read.
package func text(ofFile path: String, limit: Int) throws(UnreadableFile) -> String {
  let bytes = try contents(ofFile: path, limit: limit).withoutByteOrderMark
  guard let text = String(validating: bytes, as: UTF8.self) else { throw UnreadableFile(path: path, reason: "not UTF-8") }
  return text
}

extension [UInt8] {
  /// The bytes without the byte order mark of UTF-8, if they begin with it.
  package var withoutByteOrderMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? self[3...] : self[...] }
}

/// A file that could not be read, and why.
package struct UnreadableFile: Error, Sendable, Equatable {
  /// The path that was asked for.
  package var path: String
  /// The system's reason, or ours.
  package var reason: String

  /// The file at `path`, unreadable for `reason`.
  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The file at `path`, refused by the system with `errorNumber`.
  fileprivate init(path: String, errorNumber: Int32) {
    self.init(path: path, reason: String(cString: strerror(errorNumber)))
  }
}
