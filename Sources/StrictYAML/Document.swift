/// A YAML text as a tree that knows its lines and holds nothing surprising: no anchors, aliases or tags, keys that are texts and
/// stand once, bounded size and depth.
package struct Document: Sendable {
  /// What a part of a document is.
  package indirect enum Content: Sendable {
    /// A scalar; plain when it stands without quotes, so that `true` and `12` need not be texts.
    case scalar(String, isPlain: Bool)
    /// A list.
    case list([Document])
    /// A mapping, in order.
    case map([Entry])
  }

  /// A key of a mapping and its value.
  package struct Entry: Sendable {
    /// The key.
    package let key: String
    /// The key's line.
    package let line: Int
    /// The value.
    package let value: Document
  }

  /// The line it begins on, from 1.
  package let line: Int
  /// What it is.
  package let content: Content

  /// A part that begins on `line`.
  package init(line: Int, content: Content) {
    self.line = line
    self.content = content
  }

  /// What it is, for a message.
  package var kind: String {
    switch content {
    case .scalar: "text"
    case .list: "a list"
    case .map: "a mapping"
    }
  }

  /// The text of a scalar.
  package var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// It says nothing: empty, or null without quotes.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isNullInYAML
  }
}

extension String {
  /// Without quotes it says nothing: it is empty, or one of YAML's words for null.
  package var isNullInYAML: Bool { ["", "~", "null", "Null", "NULL"].contains(self) }
}
