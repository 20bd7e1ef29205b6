internal import Glibc

/// All bytes of the file at `path`: a plain file, a pipe or a device.
///
/// - Parameters:
///   - path: where it is, as the system resolves it.
///   - limit: the most bytes to take; a longer file is refused, not cut.
/// - Returns: the bytes, to the end.
/// - Throws: why it cannot be read.
public func contents(ofFile path: String, limit: Int) throws(UnreadableFile) -> [UInt8] {
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

/// A file that could not be read, and why.
public struct UnreadableFile: Error, Sendable, Equatable {
  /// The path that was asked for.
  public var path: String
  /// The system's reason, or ours.
  public var reason: String

  /// The file at `path`, unreadable for `reason`.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The file at `path`, refused by the system with `errorNumber`.
  public init(path: String, errorNumber: Int32) {
    self.init(path: path, reason: String(cString: strerror(errorNumber)))
  }
}
