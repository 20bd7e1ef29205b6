import TestKit
import Testing
import Vocabulary

@testable import Scoring

/// Comparisons, against what lm-eval, TriviaQA's script, Hendrycks' and Minerva's rules and math-verify decide on the same answers.
@Suite(.sharedFiles) struct ScorerVectorsTests {
  @Test func `an exact match is what lm-eval takes for one`() throws {
    for example in try ReferenceVectors("exact_match_lm_eval", count: 11).cases {
      let options = try #require(example["options"])
      let match = ExactMatch(
        ignore: options["regexes_to_ignore"] == nil ? [] : try options.texts("regexes_to_ignore"),
        ignoreCase: options.flag("ignore_case"), ignorePunctuation: options.flag("ignore_punctuation"))
      let score = try AnswerScoring(.exactMatch(match)).score(
        of: example.text("prediction"), targets: [example.text("reference")])
      #expect(try score == example.value("exact_match"), "\(example.text)")
    }
  }

  @Test func `exact match and F1 of TriviaQA are its script's`() throws {
    for example in try ReferenceVectors("qa_em_f1", count: 9).cases {
      let prediction = try example.text("prediction")
      let targets = try example.texts("ground_truths")
      #expect(try Normalization.triviaQA.form(of: prediction) == example.text("normalized_prediction"))
      let match = try AnswerScoring(.normalizedMatch(.triviaQA)).score(of: prediction, targets: targets)
      #expect(try match == example.value("exact_match"), "\(example.text)")
      let f1 = try AnswerScoring(.f1()).score(of: prediction, targets: targets)
      #expect(try nearly(f1, example.value("f1")), "\(example.text)")
    }
  }

  @Test func `mathematical answers have Hendrycks' form and Minerva's, and are the same where math-verify says so`() throws {
    for example in try ReferenceVectors("math_equivalence", count: 17).cases {
      let (a, b) = (try example.text("a"), try example.text("b"))
      #expect(try HendrycksForm.form(of: a) == example.text("strip_string_a"))
      #expect(try HendrycksForm.form(of: b) == example.text("strip_string_b"))
      #expect(MathRule.hendrycks.areEqual(a, b) == example.flag("hendrycks_is_equiv"), "\(a) \(b)")
      #expect(try MinervaForm.form(of: a) == example.text("minerva_normalize_a"))
      #expect(try MinervaForm.form(of: b) == example.text("minerva_normalize_b"))
      #expect(MathRule.equivalence.areEqual(a, b) == example.flag("math_verify"), "\(a) \(b)")
    }
  }

  @Test func `a reply's mathematical answer is found and scored as by evalscope`() throws {
    let grader = try Grader(extract: [.mathAnswer], scorer: .math())
    for example in try ReferenceVectors("math_evalscope", count: 14).cases {
      let grade = grader.grade(try example.text("prediction"), targets: [try example.text("reference")])
      let answer = (try? grade.answer.get()) ?? ""
      #expect(try answer == example.text("extracted"), "\(example.text)")
      #expect(try (grade.score ?? 0) == example.value("score"), "\(example.text)")
    }
  }
}
