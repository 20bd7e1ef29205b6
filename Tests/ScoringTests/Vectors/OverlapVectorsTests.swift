import TestKit
import Testing
import Vocabulary

@testable import Scoring

/// ROUGE and BLEU, against rouge-score, rouge-chinese, sacrebleu and NLTK.
@Suite(.sharedFiles) struct OverlapVectorsTests {
  private static let kinds: [(key: String, kind: Rouge.Kind)] = [
    ("rouge1", .runs(1)), ("rouge2", .runs(2)), ("rouge3", .runs(3)), ("rougeL", .longest), ("rougeLsum", .longestByLine),
  ]

  private func expectScores(_ rouge: Rouge, _ example: JSONText, _ expected: JSONText, keys: [String]) throws {
    let scores = rouge.scores(of: try example.text("prediction"), reference: try example.text("reference"))
    let expected = try keys.map { try expected.value($0) }
    #expect(nearly(scores?.precision, expected[0]), "\(rouge) \(example.text)")
    #expect(nearly(scores?.recall, expected[1]), "\(rouge) \(example.text)")
    #expect(nearly(scores?.fMeasure, expected[2]), "\(rouge) \(example.text)")
  }

  @Test func `ROUGE is rouge-score's, with stems and without`() throws {
    for example in try ReferenceVectors("rouge_google", count: 12).cases {
      for (key, stems) in [("no_stemmer", false), ("stemmer", true)] {
        let suffix = stems ? "_stemmed" : ""
        let rouge = Rouge(stems: stems)
        #expect(try rouge.tokens(of: example.text("prediction")) == example.texts("tokens_prediction" + suffix))
        #expect(try rouge.tokens(of: example.text("reference")) == example.texts("tokens_reference" + suffix))
        let expected = try #require(example[key])
        for (name, kind) in OverlapVectorsTests.kinds {
          let scores = try #require(expected[name])
          try expectScores(Rouge(kind, stems: stems), example, scores, keys: ["precision", "recall", "f"])
        }
      }
    }
  }

  @Test func `ROUGE of what is between white space is evalscope's`() throws {
    for example in try ReferenceVectors("rouge_whitespace", count: 17).cases {
      let expected = try #require(example["scores"])
      for (name, kind) in OverlapVectorsTests.kinds where expected[name] != nil {
        let scores = try #require(expected[name])
        try expectScores(Rouge(kind, tokenizer: .whitespace), example, scores, keys: ["precision", "recall", "f"])
      }
      #expect(expected.members?.count == 3)
    }
  }

  @Test func `ROUGE of Chinese words is rouge-chinese's`() throws {
    var refused = 0
    for example in try ReferenceVectors("rouge_chinese", count: 17).cases {
      for (name, kind) in [("rouge-1", Rouge.Kind.runs(1)), ("rouge-2", .runs(2)), ("rouge-l", .longest)] {
        let rouge = Rouge(kind, tokenizer: .chinese)
        let scores = rouge.scores(
          of: try example.text("prediction_tokenized"), reference: try example.text("reference_tokenized"))
        guard let expected = example["scores"]?[name] else {
          #expect(scores == nil && example["error"] != nil)
          refused += 1
          continue
        }
        #expect(try nearly(scores?.precision, expected.value("p")), "\(name) \(example.text)")
        #expect(try nearly(scores?.recall, expected.value("r")), "\(name) \(example.text)")
        #expect(try nearly(scores?.fMeasure, expected.value("f")), "\(name) \(example.text)")
      }
    }
    #expect(refused == 3, "the one row with an empty text, three times")
  }

  @Test func `BLEU of runs of one length is NLTK's`() throws {
    for example in try ReferenceVectors("bleu_nltk", count: 16).cases {
      let tokens = try example.texts("tokens_prediction")
      let references = [try example.texts("tokens_reference")]
      for length in 1...4 {
        let bleu = NLTKBLEU(only: length).score(of: tokens, references: references)
        #expect(try nearly(bleu, example.value("bleu-\(length)")), "\(length) \(example.text)")
      }
      let cumulative = NLTKBLEU(weights: [0.25, 0.25, 0.25, 0.25]).score(of: tokens, references: references)
      #expect(try nearly(cumulative, example.value("bleu-cumulative-4")), "\(example.text)")
    }
  }

  private func bleu(_ options: JSONText) throws -> BLEU {
    var bleu = BLEU(lowercase: options.flag("lowercase"), effectiveOrder: options.flag("use_effective_order"))
    if let name = options["tokenize"]?.string { bleu.tokenizer = try #require(BLEUTokenizer(rawValue: name)) }
    switch options["smooth_method"]?.string {
    case nil, "exp": break
    case "none": bleu.smoothing = .none
    case "floor": bleu.smoothing = .floor(try options.value("smooth_value"))
    case "add-k": bleu.smoothing = .adding(try options.value("smooth_value"))
    case let other?: Issue.record("unknown smoothing \(other)")
    }
    return bleu
  }

  @Test func `BLEU of a corpus and of a sentence are sacrebleu's`() throws {
    for example in try ReferenceVectors("bleu_sacrebleu", count: 19).cases {
      let bleu = try bleu(try #require(example["options"]))
      var counts = BLEUCounts()
      if example.flag("sentence_level") {
        counts += bleu.counts(of: try example.text("prediction"), references: try example.texts("references"))
        let score = SentenceBLEU.sacrebleu(bleu).score(
          of: try example.text("prediction"), references: try example.texts("references"))
        #expect(try nearly(score, example.value("score")), "\(example.text)")
      } else {
        let streams = try #require(example["references_streams"]?.elements).map { try #require($0.elements) }
        for (index, prediction) in try example.texts("predictions").enumerated() {
          counts += bleu.counts(of: prediction, references: try streams.map { try #require($0[index].string) })
        }
      }
      let result = bleu.result(of: counts)
      #expect(try nearly(result.score, example.value("score")), "\(example.text)")
      #expect(try nearly(result.brevityPenalty, example.value("bp")), "\(example.text)")
      if example["precisions"] != nil {
        for (precision, expected) in zip(result.precisions, try example.values("precisions")) {
          #expect(nearly(precision, expected), "\(example.text)")
        }
        #expect(counts.length == example["sys_len"]?.integer && counts.referenceLength == example["ref_len"]?.integer)
      }
      // sacrebleu prints its counts after it has added to them.
      var added = 0.0
      if case .adding(let count) = bleu.smoothing { added = count }
      let extra = [0, added, added, added]
      #expect(try zip(counts.common, extra).map { Double($0) + $1 } == example.values("counts"), "\(example.text)")
      #expect(try zip(counts.total, extra).map { Double($0) + $1 } == example.values("totals"), "\(example.text)")
    }
  }
}
