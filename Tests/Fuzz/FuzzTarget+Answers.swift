@testable import Scoring

extension FuzzTarget {
  /// The first byte chooses what is tried; a line feed parts an answer from the right one, and a pattern from its text.
  static func feedAnswer(_ bytes: [UInt8]) {
    guard let choice = bytes.first.map(Int.init) else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    let (first, second) = (parts[0], parts.count > 1 ? parts[1] : "")
    let steps = FuzzTarget.steps
    let scorers = FuzzTarget.scorers
    switch choice % (steps.count + scorers.count + 2) {
    case let index where index < steps.count:
      let answer = try? Extraction([steps[index]]).answer(in: text, choices: ["red", "red apple", "blue"])
      precondition(answer != nil, "the step has no pattern of the input's")
    case let index where index < steps.count + scorers.count:
      let score = try? AnswerScoring(scorers[index - steps.count]).score(of: first, targets: [second])
      precondition(score.flatMap { $0 }.map { (0...100.000_001).contains($0) } ?? true, "a score of \(score as Any)")
    case steps.count + scorers.count: _ = try? Extraction([.regex(RegexExtraction(first, take: .last))]).answer(in: second)
    default: _ = try? Extraction([.replace(pattern: first, with: second)]).answer(in: second)
    }
  }

  private static let steps: [ExtractionStep] = [
    .dropThinking(), .stops(["\n\n", "Q:"]), .lastNumber, .boxed(), .boxed(BoxedExtraction(take: .all)), .finalAnswer,
    .mathAnswer, .choice(marker: "ANSWER"), .choice(marker: "答案", several: true),
    .choiceFilter(ChoiceFilter(pattern: #"\(([A-Z])\)"#, ignoreCase: true, ignorePunctuation: true)), .option(of: ["A", "B"]),
    .codeBlock, .normalize(.squad), .normalize(.triviaQA), .normalize(.hendrycks), .normalize(.minerva),
    .regex(RegexExtraction("(-?[$0-9.,]{2,})|(-?[0-9]+)", take: .last)),
  ]

  private static let scorers: [Scorer] = [
    .exactMatch(ExactMatch(ignore: [",", "(?s).*#### "], ignoreCase: true)), .f1(), .numeric(), .math(.hendrycks),
    .math(.minerva), .math(.equivalence), .choices(.partial), .rouge(Rouge(.runs(2), stems: true)),
    .rouge(Rouge(.longestByLine)), .rouge(Rouge(tokenizer: .chinese)), .bleu(),
    .bleu(.sacrebleu(BLEU(tokenizer: .international))), .bleu(.nltk(weights: [0, 1])),
  ]
}
