import TestKit
import Testing
import Vocabulary

@testable import Scoring

/// Extraction as llmuses 0.4.3 did it, said in our steps: its defects, too, so that its numbers can be had again.
@Suite(.sharedFiles) struct OldExtractionVectorsTests {
  private static let phrases = [
    #"答案是?\s?[：:]?([ABCD])"#, #"答案为\s?([ABCD])"#, #"选择?\s?([ABCD])"#, #"选项\s?([ABCD])\s?正确"#, #"显然\s?([ABCD])[。.]?$"#,
    #"[\s，：:,]([ABCD])[。，,.]?$"#, #"[Tt]he (?:correct )?answer is[: \n]+[ABCD]"#,
    #"(?:\s|^)[ABCD][\s。，,.]"#, #"[ABCD]"#,
  ]

  private static let named = RegexExtraction(
    #"[Aa]nswer:\s*(\w+)"#, #"[Tt]he correct answer is:\s*(?:-\s*)?(\w+)"#, #"[Tt]he answer is \s*(\w+)"#)

  private static let afterAnswerIs: [ExtractionStep] = [.regex(RegexExtraction(#"(?s)answer is (.*)"#, otherwise: .keep))]

  private static let rules: [String: [ExtractionStep]] = [
    "parse_first_option_with_choices": [.option(of: ["A", "B", "C", "D"], patterns: phrases)],
    "parse_first_option": [.regex(named)],
    "parse_first_capital": [.regex(RegexExtraction(#"\p{Lu}"#))],
    "parse_last_capital": [.regex(RegexExtraction(#"\p{Lu}"#, take: .last))],
    "parse_first_capital_multi": [.regex(RegexExtraction("[A-D]+"))],
    // A number with nothing before its point loses the point.
    "gsm8k_last_number": [
      .regex(RegexExtraction(#"[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+|(?=\.\d))(?:\.\d*)?"#, take: .last)),
      .replace(pattern: #"[,+]|^\.|\.$"#, with: ""),
    ],
    "bbh_multiple_choice": afterAnswerIs + [.regex(RegexExtraction(#"\(([A-Z])\)*"#, "([A-Z])", otherwise: .keep))],
    "bbh_free_form": [
      .regex(
        RegexExtraction(
          patterns: named.patterns + [#"answer is ([^\n]*?)\.?(?:\n|$)"#, #"^([^\n]*?)\.?(?:\n|$)"#]))
    ],
    "humaneval_postprocess": [
      .regex(RegexExtraction("(?s)```[^\n]*\n(.*?)```", group: 0, otherwise: .keep)),
      .replace(pattern: "(?s)^```(?:[^\n]+\n)?(.*?)```$", with: #"\1"#),
      .replace(pattern: #"(?s)^\s*(?:from|import).*?def[^\n]*\n"#, with: ""), .before(marker: "\n\n"),
      .replace(pattern: #"^\s*def[^\n]*\n"#, with: ""), .replace(pattern: #"^ (?! {3})\s*"#, with: "    "),
      // All lines are indented if the first is not: a mark at the end says so to each.
      .replace(pattern: #"(?s)\A(?! {4})(.*)\Z"#, with: "\\1\u{1}"), .replace(pattern: #"(?ms)^(?=.*\x01)"#, with: "    "),
      .replace(pattern: #"\x01"#, with: ""),
    ],
    "math_postprocess": [
      .regex(RegexExtraction(#"(?i)[^.]*final answer[^.]*"#, #"^[^.]*"#)),
      .regex(RegexExtraction(#"final answer is(.*)"#, otherwise: .keep)), .boxed(BoxedExtraction(otherwise: .keep)),
      .regex(RegexExtraction(#"\$(.*?)\$"#, take: .last, otherwise: .keep)),
      .normalize(.minerva),
    ],
  ]

  @Test func `what llmuses finds, its steps find`() throws {
    for example in try ReferenceVectors("extraction_llmuses", count: 109).cases {
      let function = try example.text("function")
      let extraction = try Extraction(try #require(OldExtractionVectorsTests.rules[function], "\(function)"))
      let found = extraction.found(in: try example.text("response"))
      // An empty text says that nothing was found, and so does null.
      #expect((found ?? "") == (example["extracted"]?.string ?? ""), "\(function): \(example.text)")
    }
  }
}
