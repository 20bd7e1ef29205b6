internal import Glibc
internal import Vocabulary

/// A file that is still coming: it has another name until it is whole.
///
/// A class, to close the file when nobody needs it any more. Written on a transport's thread, one piece after the other, and looked at
/// between transfers only.
final class PartialFile: Sendable {
  private let path: String
  private let target: String
  private let descriptor: Int32

  /// Opens the file that is to be `target`, behind what has come of it earlier, or anew; the folders around it are made.
  ///
  /// - Throws: why it cannot be; another process may be at it.
  init(of target: String, goesOn: Bool) throws(HubsError) {
    self.target = target
    path = target + ".partial"
    try PartialFile.makeFolders(around: target)
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw PartialFile.refusal(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .file(path: path, reason: "another process is at it") }
    if !goesOn { restart() }
  }

  deinit { close(descriptor) }

  private static func refusal(_ path: String) -> HubsError { .file(path: path, reason: String(cString: strerror(errno))) }

  private static func makeFolders(around path: String) throws(HubsError) {
    for index in path.indices.dropFirst() where path[index] == "/" {
      let folder = String(path[..<index])
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw refusal(folder) }
    }
  }

  /// How much of it has come.
  var count: Int { max(0, Int(lseek(descriptor, 0, SEEK_END))) }

  /// Forgets what has come.
  func restart() { _ = ftruncate(descriptor, 0) }

  /// Appends `bytes`.
  ///
  /// - Returns: why that was refused, as `errno` has it; 0 where it was not.
  func append(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno != EINTR { return errno }
      rest = rest.dropFirst(max(0, count))
    }
    return 0
  }

  /// Appends `bytes`.
  func append(_ bytes: [UInt8]) throws(HubsError) {
    let code = bytes.withUnsafeBytes { append($0) }
    if code != 0 { throw .file(path: path, reason: String(cString: strerror(code))) }
  }

  /// The hash of what has come, and how it begins.
  func fingerprint() throws(HubsError) -> Fingerprint {
    guard let fingerprint = Fingerprint(ofFile: path) else { throw PartialFile.refusal(path) }
    return fingerprint
  }

  /// Gives it its name: it is whole.
  func finish() throws(HubsError) {
    guard rename(path, target) == 0 else { throw PartialFile.refusal(target) }
  }

  /// Removes it: it is not what it should be.
  func discard() { unlink(path) }
}
