internal import Glibc
internal import Vocabulary

/// Reads a file line by line, in pieces: the memory it takes depends on the longest line, not on the file.
///
/// A line is whole when its line feed is there: what follows the last one is torn, the trace of a process that was killed, and is
/// skipped. A class, so that its descriptor closes with it.
final class LineReader {
  private static let pieceLength = 1 << 18
  /// Longer than any record: the replies of which they tell are cut long before.
  private static let longestLine = 1 << 28

  let path: String
  /// The number of the current line, from 1; 0 before the first.
  private(set) var lineNumber = 0
  /// The file ends in the middle of a line; known at its end.
  private(set) var isTorn = false

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var current = 0..<0
  private var nextStart = 0

  /// Opens the file at `path`.
  init(path: String) throws(RecordsError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .refusal("read", path) }
  }

  deinit { close(descriptor) }

  /// The current line without its line feed; let go of it before advancing, else its bytes are copied.
  var line: ArraySlice<UInt8> { buffer[current] }

  /// Moves to the next line; `false` at the end.
  func advance() throws(RecordsError) -> Bool {
    var searched = nextStart
    while true {
      if let end = lineFeed(from: searched) {
        current = nextStart..<end
        nextStart = end + 1
        lineNumber += 1
        return true
      }
      searched = buffer.count - nextStart
      guard searched <= LineReader.longestLine else {
        throw garbled("the line has more than \(LineReader.longestLine) bytes", line: lineNumber + 1)
      }
      guard try readPiece() else {
        isTorn = !buffer.isEmpty
        return false
      }
    }
  }

  /// The fault of the current line.
  func garbled(_ fault: JSONFault) -> RecordsError { garbled("\(fault.problem) at byte \(fault.column)") }

  /// The problem that the current line, or the one given, has.
  func garbled(_ problem: String, line: Int? = nil) -> RecordsError {
    .garbled(path: path, line: line ?? lineNumber, problem: problem)
  }

  private func lineFeed(from position: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + position, 0x0A, bytes.count - position) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Drops the lines behind us and reads on; `false` at the end of the file.
  private func readPiece() throws(RecordsError) -> Bool {
    buffer.removeSubrange(..<nextStart)
    current = 0..<0
    nextStart = 0
    var result = 0
    buffer.append(addingCapacity: LineReader.pieceLength) { output in
      output.withUnsafeMutableBufferPointer { memory, count in
        result = read(descriptor, memory.baseAddress, memory.count)
        count = max(0, result)
      }
    }
    guard result >= 0 else { throw .refusal("read", path) }
    return result > 0
  }
}
