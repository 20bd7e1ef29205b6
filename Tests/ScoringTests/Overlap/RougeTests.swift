import Testing
import Vocabulary

@testable import Scoring

@Suite struct RougeTests {
  private let answer = "the cat sat on the mat"
  private let reference = "the cat is on the mat"

  @Test func `runs count as often as both have them`() {
    // Of five pairs "the cat", "on the" and "the mat" are in both.
    let scores = Rouge(.runs(2)).scores(of: answer, reference: reference)
    #expect(scores?.precision == 0.6 && scores?.recall == 0.6)
    let repeated = Rouge(.runs(1)).scores(of: "a a a b", reference: "a b")
    #expect(repeated?.precision == 0.5 && repeated?.recall == 1 && nearly(repeated?.fMeasure, 2.0 / 3))
  }

  @Test func `the longest common subsequence has gaps, and goes line by line if wished`() {
    #expect(Rouge(.longest, value: .recall).score(of: "a x b", reference: "a b") == 1)
    #expect(Rouge(.longest, value: .recall).score(of: "b\na", reference: "a\nb") == 0.5)
    #expect(Rouge(.longestByLine, value: .recall).score(of: "b\na", reference: "a\nb") == 1)
  }

  @Test func `words are cut as the tokenizer says`() {
    #expect(Rouge().tokens(of: "Mr. O'Neill's café—2") == ["mr", "o", "neill", "s", "caf", "2"])
    #expect(Rouge(stems: true).tokens(of: "running cats was") == ["run", "cat", "was"])
    #expect(Rouge(tokenizer: .whitespace).tokens(of: " Mr. O'Neill ") == ["Mr.", "O'Neill"])
  }

  @Test func `of nothing the score is 0, and rouge-chinese has none`() {
    #expect(Rouge().score(of: "", reference: "a") == 0 && Rouge().score(of: "a", reference: "!") == 0)
    #expect(Rouge(tokenizer: .chinese).scores(of: "", reference: "a") == nil)
    #expect(Rouge(tokenizer: .chinese).score(of: "", reference: "a") == 0)
  }

  @Test(arguments: [
    ("caresses", "caress"), ("ponies", "poni"), ("dies", "die"), ("cats", "cat"), ("agreed", "agre"), ("feed", "feed"),
    ("plastered", "plaster"), ("bled", "bled"), ("sing", "sing"), ("conflated", "conflat"), ("hopping", "hop"),
    ("falling", "fall"), ("filing", "file"), ("happy", "happi"), ("enjoy", "enjoy"), ("relational", "relat"),
    ("conditional", "condit"), ("vietnamization", "vietnam"), ("radically", "radic"), ("geology", "geolog"),
    ("hopefulness", "hope"), ("electricity", "electr"), ("adoption", "adopt"), ("replacement", "replac"), ("probate", "probat"),
    ("rate", "rate"), ("cease", "ceas"), ("controlling", "control"), ("roll", "roll"), ("skies", "sky"), ("news", "news"),
    ("yes", "ye"), ("is", "is"), ("tied", "tie"),
  ])
  func `endings are cut off`(word: String, stem: String) {
    #expect(PorterStemmer.stem(of: Array(word.utf8)) == stem)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `exchanging the texts exchanges precision and recall`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func text() -> String {
      (0..<12).map { _ in ["a", "b", "c", "d", "\n"][Int(generator.next() % 5)] }.joined(separator: " ")
    }
    let (left, right) = (text(), text())
    for kind in [Rouge.Kind.runs(1), .runs(2), .longest] {
      let scores = try #require(Rouge(kind).scores(of: left, reference: right))
      let exchanged = try #require(Rouge(kind).scores(of: right, reference: left))
      #expect(scores.precision == exchanged.recall && scores.recall == exchanged.precision)
      #expect(scores.fMeasure == exchanged.fMeasure && (0...1).contains(scores.fMeasure))
      #expect(scores.fMeasure >= min(scores.precision, scores.recall) - 1e-12)
      #expect(scores.fMeasure <= max(scores.precision, scores.recall) + 1e-12)
    }
    let same = try #require(Rouge(.longestByLine).scores(of: left, reference: left))
    #expect(same == RougeScore(precision: 1, recall: 1, fMeasure: 1))
  }
}
