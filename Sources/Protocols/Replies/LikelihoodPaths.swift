internal import Vocabulary

/// Where a whole reply gives the log-probabilities of its prompt's tokens.
///
/// It is read apart from the other facts: only requests that ask for it get it, and they are never streams.
struct LikelihoodPaths: Sendable {
  /// The most a logarithm may be: rounding lifts some that are certain above 0, and more is none of a likelihood.
  private static let most = 1e-3

  private let logprobs: FactPath
  private let offsets: FactPath
  private let trie: PathTrie

  /// The paths to each token's logprob and to each token's offset.
  init(logprobs: FactPath, offsets: FactPath) throws(FactPath.Fault) {
    self.logprobs = logprobs
    self.offsets = offsets
    trie = try PathTrie([logprobs, offsets])
  }

  /// What `json` gives; empty where it gives nothing, or is no JSON.
  ///
  /// Nothing stands for a value that cannot be read: a sum without it would pass for that of all tokens.
  ///
  /// - Throws: the failure of a reply in which such a value stands.
  func logprobs(in json: Span<UInt8>) throws(RequestFailure) -> TokenLogprobs {
    var hits: [PathHit] = []
    var found = TokenLogprobs()
    guard (try? trie.scan(json, into: &hits)) != nil else { return found }
    for hit in hits {
      if hit.slot == 1 {
        guard hit.kind == .number, let offset = json.wholeNumber(at: hit) else {
          throw RequestFailure(.malformedReply, "\(offsets.text) is no offset: \(json.excerpt(of: hit))")
        }
        found.offsets.append(offset)
      } else if hit.kind == .null, found.logprobs.isEmpty {
        found.logprobs.append(nil)
      } else {
        guard hit.kind == .number, let logprob = Double(json.excerpt(of: hit)), logprob.isFinite,
          logprob <= LikelihoodPaths.most
        else {
          throw RequestFailure(.malformedReply, "\(logprobs.text) is no log-probability: \(json.excerpt(of: hit))")
        }
        found.logprobs.append(logprob)
      }
    }
    return found
  }
}
