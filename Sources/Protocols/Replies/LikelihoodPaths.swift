/// Where a whole reply gives the log-probabilities of its prompt's tokens.
///
/// It is read apart from the other facts: only requests that ask for it get it, and they are never streams.
struct LikelihoodPaths: Sendable {
  private let trie: PathTrie

  /// The paths to each token's logprob and to each token's offset.
  init(logprobs: FactPath, offsets: FactPath) throws(FactPath.Fault) {
    trie = try PathTrie([logprobs, offsets])
  }

  /// What `json` gives; empty where it gives nothing, or is no JSON.
  func logprobs(in json: Span<UInt8>) -> TokenLogprobs {
    var hits: [PathHit] = []
    var found = TokenLogprobs()
    guard (try? trie.scan(json, into: &hits)) != nil else { return found }
    for hit in hits {
      switch (hit.slot, hit.kind) {
      case (0, .null): found.logprobs.append(nil)
      case (0, .number): found.logprobs.append(Double(json.excerpt(of: hit)))
      case (1, .number): found.offsets.append(json.wholeNumber(at: hit) ?? -1)
      default: break
      }
    }
    return found
  }
}
