internal import Glibc

/// A file that grows by whole lines.
///
/// When the system refuses a write, the file is cut back to its last whole line and stays so: records that end early tell a true
/// story, records with a gap do not.
struct LogFile {
  private let path: String
  private let descriptor: Int32
  private var length: Int
  private var hasFailed = false

  /// Creates the file at `path`, which must not be there.
  init(creating path: String) throws(RecordsError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .refusal("create", path) }
    self.init(path: path, descriptor: descriptor, length: 0)
  }

  /// Goes on at the end of the file at `path`.
  init(appendingTo path: String) throws(RecordsError) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { throw .refusal("open", path) }
    self.init(path: path, descriptor: descriptor, length: Int(lseek(descriptor, 0, SEEK_END)))
  }

  /// Goes on in a file of `length` bytes that is open for writing at its end.
  init(path: String, descriptor: Int32, length: Int) {
    self.path = path
    self.descriptor = descriptor
    self.length = length
  }

  /// Appends `lines`, each with its line feed.
  ///
  /// - Throws: once, when the system refuses. From then on lines are let go in silence.
  mutating func append(_ lines: ArraySlice<UInt8>) throws(RecordsError) {
    var rest = hasFailed ? [] : lines
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
        length += count
      } else if errno != EINTR {
        let refusal = RecordsError.refusal("write", path)
        cutBack(past: lines[..<rest.startIndex])
        throw refusal
      }
    }
  }

  /// Takes back what follows the last line feed of `written`, the end of the file.
  private mutating func cutBack(past written: ArraySlice<UInt8>) {
    hasFailed = true
    length -= written.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    _ = ftruncate(descriptor, length)
  }

  /// Closes the file; some systems refuse what was written only now.
  mutating func finish() throws(RecordsError) {
    guard close(descriptor) == 0 || hasFailed else { throw .refusal("close", path) }
  }
}
