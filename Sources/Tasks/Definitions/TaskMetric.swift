package import Scoring

/// A number that a setting gives, and how it is found.
package struct TaskMetric: Sendable, Equatable {
  /// How a row's score is found.
  package enum Measure: Sendable, Equatable {
    /// The answer in a reply is compared with those that are right.
    case answer(AnswerMeasure)
    /// The likelihoods of the choices are compared.
    case likelihood(LikelihoodScorer)
    /// The likelihood of a text, per something.
    case perplexity(PerplexityUnit)
    /// The code in a reply is run with the row's tests.
    case code(extract: [ExtractionStep])
  }

  /// What a perplexity is per.
  package enum PerplexityUnit: String, Sendable, CaseIterable {
    case text = "perplexity"
    case word = "word_perplexity"
    case byte = "byte_perplexity"
    case bitsPerByte = "bits_per_byte"
  }

  /// How an answer is found and compared.
  package struct AnswerMeasure: Sendable, Equatable {
    /// From a reply to the answer in it.
    package var extract: [ExtractionStep]
    /// From what the rows give as right to what is compared.
    package var extractTargets: [ExtractionStep]
    /// The comparison.
    package var scorer: Scorer
  }

  /// What it is called.
  package var name: String
  /// How a row's score is found.
  package var measure: Measure

  /// What it gives the best of replies; what it gives the worst is 0.
  package var best: Double { if case .answer(let answer) = measure { answer.scorer.best } else { 1 } }

  /// The way of asking that it needs.
  var method: TaskSetting.Method {
    switch measure {
    case .answer, .code: .generate
    case .likelihood: .loglikelihood
    case .perplexity: .perplexity
    }
  }
}
