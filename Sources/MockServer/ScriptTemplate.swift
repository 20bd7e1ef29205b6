import NIOCore
import Vocabulary

/// A JSON text in which `${name}` stands for what differs from event to event.
///
/// A number that is all of a string takes the string's place, quotes and all.
struct ScriptTemplate: Sendable {
  private enum Piece {
    case bytes([UInt8])
    case value(Value)
  }

  private enum Value: String {
    case text
    case textSoFar = "text_so_far"
    case model
    case message
    case number
    case input
    case output
    case total

    var isNumber: Bool { [.number, .input, .output, .total].contains(self) }
  }

  /// What the names stand for in one event.
  struct Values {
    /// The event's own words, or all of a whole reply's.
    var text = ""
    var textSoFar = ""
    var model = ""
    var message = ""
    /// Tokens so far.
    var number = 0
    var input = 0
    var output = 0
  }

  private var pieces: [Piece] = []
  /// It says all of the text so far, which is only then put together.
  private(set) var saysTextSoFar = false

  /// The template that `json` spells, without the white space that only people read: an event stays on one line.
  init(_ json: String) {
    let json = json.compactJSON
    var rest = json[...]
    while let opening = rest.firstRange(of: "${"), let close = rest[opening.upperBound...].firstIndex(of: "}"),
      let value = Value(rawValue: String(rest[opening.upperBound..<close]))
    {
      var before = rest[..<opening.lowerBound]
      rest = rest[rest.index(after: close)...]
      if value.isNumber, before.last == "\"", rest.first == "\"" {
        before.removeLast()
        rest.removeFirst()
      }
      pieces.append(.bytes(Array(before.utf8)))
      pieces.append(.value(value))
      if value == .textSoFar { saysTextSoFar = true }
    }
    pieces.append(.bytes(Array(rest.utf8)))
  }

  /// Writes the text with `values`.
  func write(_ values: Values, to json: inout ByteBuffer) {
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): json.writeBytes(bytes)
      case .value(.number): json.writeString(String(values.number))
      case .value(.input): json.writeString(String(values.input))
      case .value(.output): json.writeString(String(values.output))
      case .value(.total): json.writeString(String(values.input + values.output))
      case .value(.text): json.writeInsideJSON(values.text)
      case .value(.textSoFar): json.writeInsideJSON(values.textSoFar)
      case .value(.model): json.writeInsideJSON(values.model)
      case .value(.message): json.writeInsideJSON(values.message)
      }
    }
  }
}

extension String {
  /// This JSON without white space outside of its strings.
  fileprivate var compactJSON: String {
    var isInString = false
    var isEscaped = false
    return String(
      decoding: utf8.filter { byte in
        if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
        isEscaped = isInString && byte == UInt8(ascii: "\\") && !isEscaped
        return isInString || byte > UInt8(ascii: " ")
      }, as: UTF8.self)
  }
}

extension ByteBuffer {
  fileprivate mutating func writeInsideJSON(_ text: String) {
    var bytes: [UInt8] = []
    bytes.appendInsideJSON(text)
    writeBytes(bytes)
  }
}
