/// One step from a reply to the answer in it: what it is called in a task's file, and its arguments.
///
/// Each step takes the text that the one before it left. Written as `extract: [drop_thinking, {regex: {pattern: "#### (.*)"}}]`, each is
/// its `word`, with arguments as a mapping under it where it has any that are not left out. This is the whole vocabulary: what cannot be
/// said in it is said by `regex` and `replace`, and no file brings code.
package enum ExtractionStep: Sendable, Equatable {
  /// Removes what the model thought before it answered.
  case dropThinking([ThinkingTags] = ThinkingTags.usual)
  /// Keeps what a pattern matches.
  case regex(RegexExtraction)
  /// Puts something else in place of every match of a pattern.
  case replace(pattern: String, with: String)
  /// Keeps what stands before a marker; all of it where there is none.
  case before(marker: String, take: Take = .first)
  /// Keeps what stands behind a marker.
  case after(marker: String, take: Take = .last, otherwise: Otherwise = .noAnswer)
  /// Ends the text where the first of these begins, as an endpoint told to stop there would have.
  case stops([String])
  /// Keeps the last number, as `NumberScan` finds it.
  case lastNumber
  /// Keeps what is in `\boxed{…}`.
  case boxed(BoxedExtraction = BoxedExtraction())
  /// Keeps what is between “Final Answer: The final answer is” and “I hope it is correct.”
  case finalAnswer
  /// Keeps what is most likely the mathematical answer, as `MathAnswer` looks for it.
  case mathAnswer
  /// Keeps the label, or labels, of the choice behind a marker, as `MarkedChoice` finds it.
  case choice(marker: String, several: Bool = false)
  /// Keeps the choice that a pattern, or its text, points to, as `ChoiceFilter` says.
  case choiceFilter(ChoiceFilter)
  /// Keeps the first of these options in the match of the first pattern that has one; without patterns, in the text.
  case option(of: [String], patterns: [String] = [])
  /// Keeps what the first block of code fenced by three backquotes holds; all of it where there is none.
  case codeBlock
  /// Makes all letters lower-case.
  case lowercase
  /// Removes white space at both ends.
  case strip
  /// Brings the text into a form in which other texts that mean the same are the same.
  case normalize(Normalization)
}

extension ExtractionStep {
  /// What the steps are called.
  package enum Word: String, Sendable, CaseIterable {
    case dropThinking = "drop_thinking"
    case regex
    case replace
    case before
    case after
    case stops
    case lastNumber = "last_number"
    case boxed
    case finalAnswer = "final_answer"
    case mathAnswer = "math_answer"
    case choice
    case choiceFilter = "choice_filter"
    case option
    case codeBlock = "code_block"
    case lowercase
    case strip
    case normalize
  }

  /// What this one is called.
  package var word: Word {
    switch self {
    case .dropThinking: .dropThinking
    case .regex: .regex
    case .replace: .replace
    case .before: .before
    case .after: .after
    case .stops: .stops
    case .lastNumber: .lastNumber
    case .boxed: .boxed
    case .finalAnswer: .finalAnswer
    case .mathAnswer: .mathAnswer
    case .choice: .choice
    case .choiceFilter: .choiceFilter
    case .option: .option
    case .codeBlock: .codeBlock
    case .lowercase: .lowercase
    case .strip: .strip
    case .normalize: .normalize
    }
  }
}
