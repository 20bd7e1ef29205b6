internal import Vocabulary

/// A header line as a definition writes it: a name, and a text in which the API key may stand.
struct HeaderTemplate: Sendable {
  let name: String
  let value: [TextPiece]

  /// The line; `nil` when it needs a key and there is none.
  func header(apiKey: Secret?) -> HTTPHeader? {
    var text = ""
    for piece in value {
      switch piece {
      case .literal(let literal): text += literal
      case .placeholder:
        guard let apiKey else { return nil }
        text += apiKey.reveal()
      }
    }
    return HTTPHeader(name, text)
  }
}
