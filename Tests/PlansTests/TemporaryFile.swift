import Glibc

/// A file with the given text, in a place of its own; removed when it is no longer used.
final class TemporaryFile {
  let path: String

  init(_ text: String) throws {
    var template = Array("/tmp/prony-test-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw CannotWrite() }
    path = String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
    let bytes = Array(text.utf8)
    let written = write(file, bytes, bytes.count)
    close(file)
    if written != bytes.count { throw CannotWrite() }
  }

  deinit { unlink(path) }

  struct CannotWrite: Error {}
}
