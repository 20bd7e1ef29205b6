/// A mapping of a document, by key.
package struct Section: Sendable {
  /// Its key, with those above it; empty at the top.
  package let place: String
  /// Where it stands.
  package let line: Int
  /// What it holds.
  package let members: [String: Document]

  /// The place of one of its keys.
  package func place(of key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }
}
