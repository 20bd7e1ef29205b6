import TestKit
import Testing
import Vocabulary

@testable import Scoring

/// Extraction, against what lm-eval 0.4.13 and evalscope 1.14.1 take out of the same replies.
@Suite(.sharedFiles) struct ExtractionVectorsTests {
  @Test func `regex finds what lm-eval's filters find`() throws {
    for example in try ReferenceVectors("extraction_lm_eval_filters", count: 98).cases {
      let pattern = example["regex_pattern"]?.string
      let take = example["group_select"]?.integer == -1 ? Take.last : .first
      let extraction = try Extraction([pattern.map { .regex(RegexExtraction($0, take: take)) } ?? .strip])
      let response = try example.text("response")
      let expected = try example.text("extracted")
      #expect((extraction.found(in: response) ?? "[invalid]") == expected, "\(example.text)")
    }
  }

  @Test func `the choice filter finds what lm-eval's finds`() throws {
    for example in try ReferenceVectors("extraction_lm_eval_multichoice", count: 6).cases {
      let options = try #require(example["options"])
      let filter = ChoiceFilter(
        pattern: try options.text("regex_pattern"), take: options["group_select"]?.integer == -1 ? .last : .first,
        ignoreCase: options.flag("ignore_case"), ignorePunctuation: options.flag("ignore_punctuation"))
      let extraction = try Extraction([.choiceFilter(filter)])
      let found = extraction.found(in: try example.text("response"), choices: try example.texts("choices"))
      #expect(try (found ?? "[invalid]") == example.text("extracted"), "\(example.text)")
    }
  }

  @Test func `a marked choice is the one that evalscope finds`() throws {
    for example in try ReferenceVectors("extraction_evalscope_choice", count: 31).cases {
      let marker = try example.text("language") == "zh" ? "答案" : "ANSWER"
      let extraction = try Extraction([.choice(marker: marker, several: example.flag("multiple_correct"))])
      let choices = [String](repeating: "", count: try #require(example["num_choices"]?.integer))
      let found = extraction.found(in: try example.text("completion"), choices: choices)
      #expect(try (found ?? "").replacing(each: ",", with: "") == example.text("answers"), "\(example.text)")
    }
  }

  /// The rules of evalscope's other benchmarks, in our words.
  private static let evalscope: [String: [ExtractionStep]] = [
    "bbh_mc": afterTheAnswerIs + [
      .regex(RegexExtraction(#"\(([A-Z])\)"#, #"\b([A-Z])\b"#, otherwise: .keep))
    ],
    "bbh_ff": afterTheAnswerIs + [.regex(RegexExtraction(#"\*\*(.*?)\*\*"#, otherwise: .keep))],
    "humaneval": [.codeBlock],
    "trivia_qa": [
      .regex(RegexExtraction(#"(?i)ANSWER\s*:\s*\**\s*(.*)"#, take: .last, otherwise: .keep)),
      .replace(pattern: #"\*+$"#, with: ""), .normalize(.triviaQA),
    ],
  ]

  private static let afterTheAnswerIs: [ExtractionStep] = [
    .strip, .after(marker: "So the answer is ", otherwise: .keep), .strip, .before(marker: "\n"), .strip,
    .replace(pattern: #"\.$"#, with: ""), .strip,
  ]

  @Test func `the rules of evalscope's BBH, HumanEval and TriviaQA can be said in steps`() throws {
    for example in try ReferenceVectors("extraction_evalscope_other", count: 23).cases {
      let extraction = try Extraction(try #require(ExtractionVectorsTests.evalscope[try example.text("benchmark")]))
      #expect(try extraction.found(in: example.text("completion")) == example.text("extracted"), "\(example.text)")
    }
  }

  @Test func `the last box is the one that Hendrycks' rule finds, the sentence at the end that of Minerva`() throws {
    for example in try ReferenceVectors("math_boxed_extraction", count: 8).cases {
      let text = try example.text("text")
      // The reference fails on the one `\fbox`, whose contents it cannot remove; here they are the answer.
      let isFramed = example["answer"]?.string == "raises AssertionError"
      #expect(try Extraction([.boxed()]).found(in: text) == (isFramed ? "9" : example["answer"]?.string), "\(text)")
      let minerva = try Extraction([.finalAnswer]).found(in: text)
      #expect(try (minerva ?? "[invalidanswer]") == example.text("minerva_final_answer"), "\(text)")
    }
  }
}
