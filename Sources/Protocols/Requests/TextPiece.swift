/// A piece of a text with placeholders.
enum TextPiece: Sendable, Equatable {
  case literal(String)
  case placeholder(Placeholder)

  var placeholder: Placeholder? {
    if case .placeholder(let placeholder) = self { placeholder } else { nil }
  }

  var literal: String? {
    if case .literal(let literal) = self { literal } else { nil }
  }

  /// The name of a placeholder that does not exist, or may not stand there.
  struct Fault: Error, Equatable { let name: String }

  /// The pieces of `text`, where only `allowed` may stand; those that must have a value (`${name!}`) are added to `required`.
  ///
  /// `$${` is no placeholder, but the text `${`.
  static func pieces(
    of text: String, allowed: [Placeholder], required: inout [Placeholder]
  ) throws(Fault) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var rest = text[...]
    var literal = ""
    while let dollar = rest.firstRange(of: "${") {
      if rest[..<dollar.lowerBound].last == "$" {
        literal += rest[..<dollar.lowerBound].dropLast() + rest[dollar]
        rest = rest[dollar.upperBound...]
        continue
      }
      guard let close = rest[dollar.upperBound...].firstIndex(of: "}") else { break }
      var name = String(rest[dollar.upperBound..<close])
      let isRequired = name.hasSuffix("!")
      if isRequired { name.removeLast() }
      guard let placeholder = Placeholder(rawValue: name), allowed.contains(placeholder) else { throw Fault(name: name) }
      if isRequired, !required.contains(placeholder) { required.append(placeholder) }
      literal += rest[..<dollar.lowerBound]
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      pieces.append(.placeholder(placeholder))
      rest = rest[rest.index(after: close)...]
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return pieces
  }

  /// A text whose one piece is the literal `text`.
  static func escaped(_ text: String) -> String { text.replacing("${", with: "$${") }
}
