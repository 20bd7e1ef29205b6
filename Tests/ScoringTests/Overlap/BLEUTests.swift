import Testing
import Vocabulary

@testable import Scoring

@Suite struct BLEUTests {
  @Test func `a run counts no oftener than the reference that has it most often`() {
    let counts = BLEUCounts(["the", "the", "the"], references: [["the", "cat"], ["the", "the"]])
    #expect(counts.common == [2, 1, 0, 0] && counts.total == [3, 2, 1, 0])
    #expect(counts.length == 3 && counts.referenceLength == 2)
  }

  @Test func `the reference nearest in length counts, of two the shorter`() {
    let references = [["a"], ["a", "b", "c", "d", "e"], ["a", "b", "c", "d", "e", "f"]]
    #expect(BLEUCounts(["a", "b", "c"], references: references).referenceLength == 1)
    #expect(BLEUCounts(["a", "b", "c", "d"], references: references).referenceLength == 5)
  }

  @Test func `the shares' geometric mean is cut for brevity`() throws {
    // Four of five words, none too many: all shares 1, BP = exp(1 − 5/4).
    let bleu = BLEU(tokenizer: .none)
    let score = try #require(bleu.score(of: bleu.counts(of: "a b c d", references: ["a b c d e"])))
    #expect(nearly(score, 77.880_078_307_140_49))
  }

  @Test func `nothing in common is 0, and of nothing there is no score`() {
    let bleu = BLEU()
    #expect(bleu.score(of: bleu.counts(of: "a", references: ["b"])) == 0)
    #expect(bleu.score(of: BLEUCounts()) == nil)
    #expect(NLTKBLEU(only: 2).score(of: ["a"], references: [["b"]]) == 0)
    #expect(NLTKBLEU(only: 2).score(of: [], references: [["b"]]) == 0)
  }

  @Test(arguments: [
    (BLEUTokenizer.mteval13a, "Hello, world! 3.5% of 1,200 (A-B) 5-6.", "Hello|,|world|!|3.5|%|of|1,200|(|A-B|)|5|-|6|."),
    (.mteval13a, "a &quot;b&quot; well-\nknown", "a|\"|b|\"|wellknown"),
    (.international, "“Ça va?” 3,5 €5", "“|Ça|va|?|”|3,5|€|5"), (.chinese, "北京2.5,a", "北|京|2.5|,|a"),
    (.characters, "ab c", "a|b|c"), (.none, " a  b ", "a|b"),
  ])
  func `tokens are cut as the tokenizer's name says`(tokenizer: BLEUTokenizer, text: String, tokens: String) {
    #expect(tokenizer.tokens(of: text).joined(separator: "|") == tokens)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a corpus has one BLEU in whatever order, between 0 and 100`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func text() -> String { (0..<10).map { _ in ["a", "b", "c", "d"][Int(generator.next() % 4)] }.joined(separator: " ") }
    let bleu = BLEU()
    let rows = (0..<8).map { _ in bleu.counts(of: text(), references: [text()]) }
    let forwards = rows.reduce(into: BLEUCounts(), +=)
    let backwards = rows.reversed().reduce(into: BLEUCounts(), +=)
    let score = try #require(bleu.score(of: forwards))
    #expect(bleu.score(of: backwards) == score && (0...100.000_000_1).contains(score))
  }
}
