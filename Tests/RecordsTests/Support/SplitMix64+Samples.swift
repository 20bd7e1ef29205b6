import Vocabulary

/// Values that tests of records are made of.
extension SplitMix64 {
  mutating func chance() -> Bool { Bool.random(using: &self) }

  /// From 0 to 2^40, each magnitude as likely as any other.
  mutating func count() -> Int { Int(next() >> 24) >> Int.random(in: 0...40, using: &self) }

  /// Up to 12 characters, among them those that JSON escapes.
  mutating func text() -> String {
    let awkward: [Unicode.Scalar] = [
      "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "\u{9B}", "\u{2028}", "é", "\u{1F600}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &self) {
      text.append(awkward.randomElement(using: &self).flatMap { chance() ? $0 : "a" } ?? "b")
    }
    return String(text)
  }

  mutating func element<Value>(of values: [Value]) -> Value { values[Int.random(in: values.indices, using: &self)] }
}
