/// Hides secrets in what others say: an endpoint may repeat our key in its error message.
///
/// Hidden is every stretch that a text shares with a secret: eight bytes in a row, or the whole of a secret that has fewer. So a key is
/// found as well where the text was cut within it, or escapes a character of it. A secret of less than four bytes is in too many
/// texts by chance, and protects nothing.
package struct SecretFilter: Sendable {
  private let stretches: [Stretches]

  /// A filter that hides `secrets`.
  package init(_ secrets: [Secret]) { stretches = secrets.compactMap { Stretches(of: Array($0.reveal().utf8)) } }

  /// `text` with `[redacted]` in place of what it shares with a secret.
  package func hidingSecrets(in text: String) -> String {
    guard stretches.contains(where: { text.utf8.count >= $0.length }) else { return text }
    let bytes = Array(text.utf8)
    var isHidden = Array(repeating: false, count: bytes.count)
    for secret in stretches {
      for start in secret.starts(in: bytes) { for index in start..<(start + secret.length) { isHidden[index] = true } }
    }
    guard isHidden.contains(true) else { return text }
    var shown: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if !isHidden[index] {
        shown.append(byte)
      } else if index == 0 || !isHidden[index - 1] {
        shown += Secret.mark.utf8
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }
}

/// All stretches of one secret, each as a number.
private struct Stretches: Sendable {
  /// Bytes of a stretch.
  let length: Int
  private let numbers: Set<UInt64>

  init?(of secret: [UInt8]) {
    guard secret.count >= 4 else { return nil }
    length = min(8, secret.count)
    numbers = Set(Stretches.numbers(of: secret, length: length))
  }

  /// Where in `text` one of the stretches begins.
  func starts(in text: [UInt8]) -> [Int] {
    Stretches.numbers(of: text, length: length).enumerated().compactMap { numbers.contains($1) ? $0 : nil }
  }

  private static func numbers(of bytes: [UInt8], length: Int) -> [UInt64] {
    var number: UInt64 = 0
    let numbers = bytes.map { byte in
      number = number << 8 | UInt64(byte)
      return number << UInt64(64 - 8 * length)
    }
    return Array(numbers.dropFirst(length - 1))
  }
}
