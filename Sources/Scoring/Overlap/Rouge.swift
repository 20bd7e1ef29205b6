/// The arguments of `rouge`: which runs of words count, what a word is, and which number is taken.
///
/// Precision, recall and F of ROUGE:
///
///     P = common / of the answer      R = common / of the reference      F = 2·P·R / (P + R)
///
/// where what is counted is runs of n words (ROUGE-N), each as often as both have it, or the words of the longest common subsequence
/// (ROUGE-L). 0 where either has none. In 0…1; lm-eval prints TruthfulQA's times 100.
///
/// Source: Lin, “ROUGE: A Package for Automatic Evaluation of Summaries”, 2004; rouge-score 0.1.2, with which this agrees for the
/// tokenizers `google` and `whitespace`. For `chinese` see `ChineseRouge`. llmuses gives `whitespace` its arguments in the wrong order,
/// so that its precision is recall; the original Perl script stems and drops words differently.
package struct Rouge: Sendable, Equatable {
  /// What is counted.
  package var kind: Kind
  /// What a word is.
  package var tokenizer: Tokenizer
  /// English endings are removed from words first; only with the tokenizer `google`.
  package var stems: Bool
  /// Which of the three numbers is taken.
  package var value: Value

  /// What is counted.
  package enum Kind: Sendable, Hashable {
    /// Runs of that many words.
    case runs(Int)
    /// Words of the longest common subsequence.
    case longest
    /// The same line by line: of each line of the reference the words that are in a longest common subsequence with any line.
    case longestByLine
  }

  /// What a word is.
  package enum Tokenizer: String, Sendable, CaseIterable {
    /// Runs of `a` to `z` and `0` to `9` in the lower-cased text; all other letters are lost.
    case google
    /// What is between white space.
    case whitespace
    /// What is between white space, where somebody has put it between the words of Chinese; counted as rouge-chinese does.
    case chinese
  }

  /// A number of the three.
  package enum Value: String, Sendable, CaseIterable {
    case precision, recall
    case fMeasure = "f"
  }

  /// ROUGE with these arguments.
  package init(_ kind: Kind = .longest, tokenizer: Tokenizer = .google, stems: Bool = false, value: Value = .fMeasure) {
    self.kind = kind
    self.tokenizer = tokenizer
    self.stems = stems
    self.value = value
  }

  /// The number for `answer` against `reference`; 0 where rouge-chinese refuses an empty text.
  package func score(of answer: String, reference: String) -> Double {
    guard let score = scores(of: answer, reference: reference) else { return 0 }
    return switch value {
    case .precision: score.precision
    case .recall: score.recall
    case .fMeasure: score.fMeasure
    }
  }

  /// All three numbers; `nil` for an empty text by `chinese`, which rouge-chinese refuses.
  package func scores(of answer: String, reference: String) -> RougeScore? {
    guard tokenizer != .chinese else { return ChineseRouge(kind).scores(of: answer.words, reference: reference.words) }
    var numbers = TokenNumbers()
    guard kind != .longestByLine else {
      func lines(_ text: String) -> [[Int]] {
        text.parts(between: "\n").filter { !$0.isEmpty }.map { numbers.numbers(of: tokens(of: $0)) }
      }
      let answer = lines(answer)
      return RougeScore(lines: answer, reference: lines(reference))
    }
    let answer = numbers.numbers(of: tokens(of: answer))
    let reference = numbers.numbers(of: tokens(of: reference))
    guard case .runs(let length) = kind else {
      let common = CommonSubsequence.length(answer, reference)
      return RougeScore(common: common, answer: answer.count, reference: reference.count)
    }
    let runs = TokenRuns([answer, reference], length: length)
    return RougeScore(common: runs.common(0, 1), answer: runs.lists[0].count, reference: runs.lists[1].count)
  }

  /// The words of `text`.
  func tokens(of text: String) -> [String] {
    guard tokenizer == .google else { return text.words }
    return text.lowercased().utf8.split { !$0.isASCIIDigit && !(0x61...0x7A).contains($0) }.map { token in
      stems && token.count > 3 ? PorterStemmer.stem(of: Array(token)) : String(Substring(token))
    }
  }
}
