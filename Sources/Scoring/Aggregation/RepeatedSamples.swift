/// Several replies to one question: how often they succeed when one may choose, or must not fail.
package enum RepeatedSamples {
  /// The probability that of k replies, drawn without replacement from n of which c are right, at least one is right: pass@k.
  ///
  ///     1 − C(n − c, k) / C(n, k)  =  1 − Π (1 − k / i),  i = n − c + 1 … n
  ///
  /// 1 where fewer than k are wrong. Undefined for k > n or k < 1. Unbiased, unlike 1 − (1 − c/n)ᵏ. A benchmark's pass@k is the mean
  /// over its questions.
  ///
  /// Source: Chen et al., “Evaluating Large Language Models Trained on Code”, 2021, § 2.1.
  package static func passAtK(samples n: Int, correct c: Int, k: Int) -> Double? {
    guard k >= 1, k <= n, (0...n).contains(c) else { return nil }
    guard n - c >= k else { return 1 }
    return 1 - (n - c + 1..<n + 1).reduce(1) { $0 * (1 - Double(k) / Double($1)) }
  }

  /// The probability that all of k replies so drawn are right: pass^k.
  ///
  ///     C(c, k) / C(n, k)  =  Π (c − i) / (n − i),  i = 0 … k − 1
  ///
  /// Undefined for k > n or k < 1.
  ///
  /// Source: Yao et al., “τ-bench: A Benchmark for Tool-Agent-User Interaction in Real-World Domains”, 2024, § 3.
  package static func passHatK(samples n: Int, correct c: Int, k: Int) -> Double? {
    guard k >= 1, k <= n, (0...n).contains(c) else { return nil }
    guard c >= k else { return 0 }
    return (0..<k).reduce(1) { $0 * Double(c - $1) / Double(n - $1) }
  }

  /// Whether the answer that most of the first k replies give is right: vote@k, 1 or 0.
  ///
  /// Replies without an answer, or with an empty one, have no vote; of answers with as many votes the one given first counts; 0 where
  /// nobody votes. Undefined for k < 1 and where there are fewer than k replies. The winner is right where one of the replies that
  /// gave it scored 1. evalscope's `vote_at_k`; “self-consistency” in Wang et al., 2023, and “maj@k” elsewhere.
  package static func voteAtK(_ grades: [Grade], k: Int) -> Double? {
    guard k >= 1, grades.count >= k else { return nil }
    let answered = grades.prefix(k).compactMap { grade in
      (try? grade.answer.get()).flatMap { $0.stripped.isEmpty ? nil : (text: $0, isRight: grade.score == 1) }
    }
    var votes: [String: Int] = [:]
    for answer in answered { votes[answer.text, default: 0] += 1 }
    guard let most = votes.values.max(), let winner = answered.first(where: { votes[$0.text] == most }) else { return 0 }
    return answered.contains { $0.text == winner.text && $0.isRight } ? 1 : 0
  }
}
