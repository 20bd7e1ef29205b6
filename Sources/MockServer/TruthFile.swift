import Glibc
import NIOCore
import Vocabulary

/// The truth log's file and what is not yet in it; lives on the log's own thread.
final class TruthFile {
  private var descriptor: Int32?
  private let path: String
  private let onTrouble: @Sendable (String) -> Void
  private var lines = ByteBuffer()

  private static let writeSize = 64 * 1024

  init(descriptor: Int32, path: String, onTrouble: @escaping @Sendable (String) -> Void) {
    self.descriptor = descriptor
    self.path = path
    self.onTrouble = onTrouble
  }

  func append(_ truth: ReplyTruth) {
    guard descriptor != nil else { return }
    truth.write(to: &lines)
    if lines.readableBytes >= TruthFile.writeSize { flush() }
  }

  /// Writes all lines to the file; what fails to be written is lost, and said.
  func flush() {
    while let descriptor, lines.readableBytes > 0 {
      let written = lines.withUnsafeReadableBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        lines.moveReaderIndex(forwardBy: written)
      } else if errno != EINTR {
        onTrouble("the truth log \(path) ends here: \(String(cString: strerror(errno))); make room and start again")
        abandon()
      }
    }
    lines.clear()
  }

  /// Writes what is left, and ends the file.
  ///
  /// - Returns: whether it holds all that was appended.
  func close() -> Bool {
    flush()
    defer { abandon() }
    return descriptor != nil
  }

  private func abandon() {
    if let descriptor { _ = Glibc.close(descriptor) }
    descriptor = nil
  }
}
