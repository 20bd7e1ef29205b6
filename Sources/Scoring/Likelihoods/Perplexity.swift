internal import Glibc

/// How surprised a model is by texts, summed up: of each the logarithm of its likelihood, and its words and bytes.
///
///     perplexity      = exp(−Σ ℓ / texts)
///     word perplexity = exp(−Σ ℓ / Σ words)
///     byte perplexity = exp(−Σ ℓ / Σ bytes)
///     bits per byte   = −Σ ℓ / (Σ bytes · ln 2)
///
/// - ℓ: the natural logarithm of a text's likelihood, the sum over its tokens.
/// - words: what is between white space; bytes: of UTF-8. Both of the text as it was before anything was detokenized.
///
/// Undefined without a text, or a word, or a byte. lm-eval's `perplexity`, `weighted_perplexity` and `bits_per_byte`; its words are the
/// parts that `re.split(r"\s+")` gives, which counts an empty one before white space at the beginning, and behind it at the end: so does
/// `words(in:)`. Perplexity by token, as papers on models have it, depends on the tokenizer and is not among them.
package struct Perplexity: Sendable, Equatable {
  private var sum = 0.0
  private var texts = 0
  private var words = 0
  private var bytes = 0

  /// That of no text.
  package init() {}

  /// Adds a text of so many words and bytes.
  package mutating func add(logarithm: Double, words: Int, bytes: Int) {
    sum += logarithm
    texts += 1
    self.words += words
    self.bytes += bytes
  }

  /// Per text.
  package var perText: Double? { perplexity(over: texts) }
  /// Per word.
  package var perWord: Double? { perplexity(over: words) }
  /// Per byte.
  package var perByte: Double? { perplexity(over: bytes) }
  /// Bits per byte.
  package var bitsPerByte: Double? { bytes > 0 ? -sum / Double(bytes) / log(2) : nil }

  private func perplexity(over weight: Int) -> Double? { weight > 0 ? exp(-sum / Double(weight)) : nil }

  /// How many words lm-eval counts in `text`.
  package static func words(in text: String) -> Int {
    let scalars = text.unicodeScalars
    let edges = [scalars.first, scalars.last].count { $0?.isPythonSpace ?? true }
    let inner = scalars.split { $0.isPythonSpace }.count
    return inner == 0 ? (scalars.isEmpty ? 1 : 2) : inner + edges
  }
}
