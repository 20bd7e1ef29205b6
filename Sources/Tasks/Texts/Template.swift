internal import Vocabulary

/// A text with places to fill: `{question}`, `{subset|spaces}`; `{{` and `}}` are braces.
package struct Template: Sendable, Equatable {
  /// What a template is made of.
  enum Piece: Sendable, Equatable {
    case literal(String)
    case place(String, [TextOperation])
  }

  private let pieces: [Piece]

  /// What is wrong with a text that is no template.
  struct Fault: Error {
    let problem: String
    let accepted: String
  }

  /// The template that `text` writes.
  init(_ text: String) throws(Fault) {
    var pieces: [Piece] = []
    var literal = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "{" || scalar == "}", rest.first == scalar {
        literal.unicodeScalars.append(scalar)
        rest.removeFirst()
      } else if scalar == "{" {
        guard let end = rest.firstIndex(of: "}") else {
          throw Fault(problem: "“{” without “}”", accepted: "{name}, or {{ for a brace")
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        literal = ""
        pieces.append(try Template.place(String(rest[..<end])))
        rest = rest[end...].dropFirst()
      } else if scalar == "}" {
        throw Fault(problem: "“}” without “{”", accepted: "{name}, or }} for a brace")
      } else {
        literal.unicodeScalars.append(scalar)
      }
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    self.pieces = pieces
  }

  private static func place(_ inside: String) throws(Fault) -> Piece {
    let parts = inside.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.first, !name.isEmpty else { throw Fault(problem: "a place without a name", accepted: "{name}") }
    var operations: [TextOperation] = []
    for word in parts.dropFirst() {
      guard let operation = TextOperation.words.first(where: { $0.0 == word })?.1 else {
        let words = word.nearestFirst(of: TextOperation.words.map(\.0))
        throw Fault(problem: "there is no operation “\(word)”", accepted: words.joined(separator: ", "))
      }
      operations.append(operation)
    }
    return .place(name, operations)
  }

  /// The names of the places, in order.
  var names: [String] {
    pieces.compactMap { piece in
      guard case .place(let name, _) = piece else { return nil }
      return name
    }
  }

  /// The text with its places filled.
  ///
  /// - Parameter value: what belongs to a name; `nil` for what is not there.
  /// - Returns: the text.
  /// - Throws: the name of the first place for which there is nothing.
  func text(_ value: (String) -> String?) throws(MissingValue) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .place(let name, let operations):
        guard var filled = value(name) else { throw MissingValue(name: name) }
        for operation in operations {
          guard let made = operation.applied(to: filled) else { throw MissingValue(name: name) }
          filled = made
        }
        text += filled
      }
    }
    return text
  }
}

/// A place of a template for which there is nothing.
struct MissingValue: Error, Equatable {
  let name: String
}
