internal import Vocabulary

/// The records of a table written as text: RFC 4180, with any one byte between fields.
///
/// A field in double quotes may hold separators and line ends; two quotes in it are one. Lines end with LF or CRLF, the last one with or
/// without. White space belongs to the fields, and so does a quote in a field that does not begin with one. Where other readers guess, a
/// record is refused: a quote that does not close, and something behind a closing quote.
struct TableText {
  /// A record: its fields, or why it has none.
  struct Record {
    var line: Int
    var fields: Result<[String], Fault>
  }

  /// What is wrong with a record.
  struct Fault: Error, Equatable {
    var problem: String
  }

  private let bytes: ArraySlice<UInt8>
  private let separator: UInt8
  /// Quotes are letters like others, as in files whose fields hold no separators.
  private let isPlain: Bool
  private var position: Int
  private var line = 1

  /// The records of `bytes`, whose fields are separated by `separator`.
  init(_ bytes: ArraySlice<UInt8>, separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    isPlain = separator == UInt8(ascii: "\t")
    position = bytes.startIndex
  }

  /// The next record, or `nil` at the end.
  ///
  /// Empty lines are passed over.
  mutating func next() -> Record? {
    while position < bytes.endIndex, isAtLineEnd { passLineEnd() }
    guard position < bytes.endIndex else { return nil }
    let start = line
    do throws(Fault) { return Record(line: start, fields: .success(try record())) } catch {
      passRest()
      return Record(line: start, fields: .failure(error))
    }
  }

  private mutating func record() throws(Fault) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try field())
      if position == bytes.endIndex { return fields }
      guard bytes[position] == separator else {
        passLineEnd()
        return fields
      }
      position += 1
    }
  }

  private mutating func field() throws(Fault) -> String {
    if !isPlain, position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") { return try quotedField() }
    let start = position
    while position < bytes.endIndex, bytes[position] != separator, !isAtLineEnd { position += 1 }
    return try text(bytes[start..<position])
  }

  private mutating func quotedField() throws(Fault) -> String {
    var content: [UInt8] = []
    let opening = (position: position, line: line)
    position += 1
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte != UInt8(ascii: "\"") {
        content.append(byte)
      } else if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\"") {
        content.append(byte)
        position += 1
      } else if position == bytes.endIndex || bytes[position] == separator || isAtLineEnd {
        return try text(content[...])
      } else {
        throw Fault(problem: "something behind a closing quote")
      }
    }
    // The rows behind it may be whole: reading goes on at the next line.
    position = opening.position
    line = opening.line
    throw Fault(problem: "a quote that does not close")
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(problem: "not UTF-8") }
    return text
  }

  private var isAtLineEnd: Bool {
    bytes[position] == UInt8(ascii: "\n")
      || bytes[position] == UInt8(ascii: "\r") && (position + 1 == bytes.endIndex || bytes[position + 1] == UInt8(ascii: "\n"))
  }

  private mutating func passLineEnd() {
    if bytes[position] == UInt8(ascii: "\r") { position += 1 }
    if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    line += 1
  }

  private mutating func passRest() {
    while position < bytes.endIndex, !isAtLineEnd { position += 1 }
    if position < bytes.endIndex { passLineEnd() }
  }
}
