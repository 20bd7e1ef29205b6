/// A piece of a text with placeholders.
enum TextPiece: Sendable, Equatable {
  case literal(String)
  case placeholder(Placeholder)

  var placeholder: Placeholder? {
    if case .placeholder(let placeholder) = self { placeholder } else { nil }
  }

  /// The name of a placeholder that does not exist, or may not stand there.
  struct Fault: Error, Equatable { let name: String }

  /// The pieces of `text`, where only `allowed` may stand; those that must have a value (`${name!}`) are added to `required`.
  static func pieces(
    of text: String, allowed: [Placeholder], required: inout [Placeholder]
  ) throws(Fault) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var rest = text[...]
    while let dollar = rest.firstRange(of: "${") {
      guard let close = rest[dollar.upperBound...].firstIndex(of: "}") else { break }
      var name = String(rest[dollar.upperBound..<close])
      let isRequired = name.hasSuffix("!")
      if isRequired { name.removeLast() }
      guard let placeholder = Placeholder(rawValue: name), allowed.contains(placeholder) else { throw Fault(name: name) }
      if isRequired, !required.contains(placeholder) { required.append(placeholder) }
      if dollar.lowerBound > rest.startIndex { pieces.append(.literal(String(rest[..<dollar.lowerBound]))) }
      pieces.append(.placeholder(placeholder))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    return pieces
  }
}
