import Testing

@testable import Scoring

@Suite struct LikelihoodScorerTests {
  @Test func `a longer text may be less likely`() {
    let choices = ["no", "certainly"]
    func score(_ scorer: LikelihoodScorer) -> Double? { scorer.score(of: [-4, -9], choices: choices, right: [1]) }
    #expect(score(.accuracy) == 0 && score(.accuracyPerCharacter) == 1 && score(.accuracyPerByte) == 1)
  }

  @Test func `characters are scalars, bytes those of UTF-8`() {
    // Per character −3 and −2.5, per byte −1 and −2.5.
    func score(_ scorer: LikelihoodScorer) -> Double? { scorer.score(of: [-6, -10], choices: ["北京", "Pari"], right: [0]) }
    #expect(score(.accuracyPerCharacter) == 0 && score(.accuracyPerByte) == 1)
  }

  @Test func `of equally likely choices the first is taken`() {
    #expect(LikelihoodScorer.accuracy.score(of: [-1, -1], choices: ["a", "b"], right: [1]) == 0)
  }

  @Test func `likelihoods are shares of the whole, however small`() {
    #expect(LikelihoodScorer.brier.score(of: [-700, -700], choices: ["a", "b"], right: [0]) == 0.5)
    #expect(LikelihoodScorer.mc2.score(of: [-2000, -2000, -2000, -2000], choices: ["", "", "", ""], right: [0, 2]) == 0.5)
  }

  @Test func `where nothing can be right there is no score`() {
    #expect(LikelihoodScorer.accuracy.score(of: [], choices: [], right: [0]) == nil)
    #expect(LikelihoodScorer.accuracy.score(of: [-1], choices: ["a"], right: []) == nil)
    #expect(LikelihoodScorer.accuracy.score(of: [-1], choices: ["a"], right: [1]) == nil)
    #expect(LikelihoodScorer.accuracy.score(of: [-1], choices: ["a", "b"], right: [0]) == nil)
  }

  @Test func `perplexity is that of texts, words and bytes`() {
    var perplexity = Perplexity()
    #expect(perplexity.perText == nil && perplexity.perWord == nil && perplexity.bitsPerByte == nil)
    perplexity.add(logarithm: -4, words: 2, bytes: 8)
    perplexity.add(logarithm: -4, words: 2, bytes: 8)
    #expect(nearly(perplexity.perText, 54.598_150_033_144_24) && nearly(perplexity.perWord, 7.389_056_098_930_65))
    #expect(nearly(perplexity.bitsPerByte, 0.5 / 0.693_147_180_559_945_3))
  }

  @Test(arguments: [("a b", 2), (" a b", 3), ("a  b\n", 3), ("", 1), (" ", 2), ("a", 1)])
  func `words are counted as lm-eval's split counts them`(text: String, count: Int) {
    #expect(Perplexity.words(in: text) == count)
  }
}
