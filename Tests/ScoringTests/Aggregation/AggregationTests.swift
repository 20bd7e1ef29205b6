import Testing
import Vocabulary

@testable import Scoring

@Suite struct AggregationTests {
  @Test func `of no row there is no mean, of one no standard error`() {
    #expect(MeanScore([]).mean == nil && MeanScore([]).standardError == nil)
    #expect(MeanScore([0.5]).mean == 0.5 && MeanScore([0.5]).standardError == nil)
    #expect(MeanScore([1, 1]).standardError == 0)
    #expect(SubsetScores([]).micro == nil && SubsetScores([]).macro == nil && SubsetScores([]).macroStandardError == nil)
    #expect(
      WilsonInterval(mean: 0, count: 0) == nil && WilsonInterval(mean: 1.1, count: 3) == nil && McNemar().probability == nil
        && ClusteredError().value == nil)
  }

  @Test func `a row without an answer is in one denominator only`() {
    var tally = ScoreTally()
    tally.add(Grade(answer: .success("a"), score: 1))
    tally.add(Grade(answer: .success("b"), score: 0))
    tally.add(Grade(answer: .failure(.notFound), score: nil))
    tally.add(Grade(answer: .failure(.unfinishedThinking), score: nil))
    tally.add(Grade(answer: .success("c"), score: nil))
    #expect(tally.all.mean == 0.25 && tally.all.count == 4)
    #expect(tally.answered.mean == 0.5 && tally.answered.count == 2)
    #expect(tally.unanswered == [.notFound: 1, .unfinishedThinking: 1] && tally.unscored == 1)
  }

  @Test func `parts weigh by their rows, or all the same`() {
    let parts = SubsetScores([
      .init(score: 0.5, count: 100, standardError: 0.03), .init(score: 0.9, count: 10, standardError: 0.04),
    ])
    #expect(nearly(parts.micro, 59.0 / 110) && parts.macro == 0.7)
    // √(0.03² + 0.04²) / 2
    #expect(nearly(parts.macroStandardError, 0.025))
    #expect(SubsetScores([.init(score: 0.5, count: 2)]).microStandardError == nil, "a part has no standard error")
  }

  @Test(arguments: [
    (0.53636, 0.5364), (0.00005, 0.0001), (0.00015, 0.0001), (0.00025, 0.0003), (0.12345, 0.1235), (0.5, 0.5), (1.0, 1),
    (0.0, 0),
  ])
  func `four decimals are rounded as Python's round does`(score: Double, expected: Double) {
    #expect(SubsetScores.rounded(score) == expected)
  }

  @Test func `Wilson's interval holds the share, and never a point`() throws {
    // Wilson's own formula for 8 of 10.
    let interval = try #require(WilsonInterval(mean: 0.8, count: 10))
    #expect(abs(interval.low - 0.490_162) < 1e-6 && abs(interval.high - 0.943_318) < 1e-6)
    let none = try #require(WilsonInterval(mean: 0, count: 10))
    #expect(none.low == 0 && abs(none.high - 0.277_533) < 1e-6)
    let all = try #require(WilsonInterval(mean: 1, count: 10))
    #expect(all.high == 1 && nearly(all.low, 1 - none.high))
  }

  @Test func `of another error the interval is that of as many trials as have it, and stays within the scale`() throws {
    // Of 40 independent trials at 0.2.
    let error = (0.2 * 0.8 / 40).squareRoot()
    let clustered = try #require(WilsonInterval(mean: 0.2, standardError: error, count: 7))
    let independent = try #require(WilsonInterval(mean: 0.2, count: 40))
    #expect(nearly(clustered.low, independent.low) && nearly(clustered.high, independent.high))
    let wide = try #require(WilsonInterval(mean: 0.4, standardError: 0.3, count: 3))
    #expect(wide.low > 0 && wide.high < 1)
    #expect(WilsonInterval(mean: 0, standardError: 0, count: 9) == WilsonInterval(mean: 0, count: 9), "no point")
    #expect(WilsonInterval(mean: 0.5, standardError: 0, count: 9) == WilsonInterval(mean: 0.5, count: 9))
  }

  @Test func `McNemar's test asks how even the disagreements are`() {
    func probability(_ first: Int, _ second: Int, agreeing: Int = 5) -> Double? {
      var test = McNemar()
      for _ in 0..<first { test.add(first: true, second: false) }
      for _ in 0..<second { test.add(first: false, second: true) }
      for row in 0..<agreeing { test.add(first: row % 2 == 0, second: row % 2 == 0) }
      return test.probability
    }
    #expect(probability(0, 0) == 1 && probability(3, 3) == 1 && probability(3, 4) == 1)
    // 2 · 1/2⁵, and 2 · (1 + 6)/2⁶.
    #expect(nearly(probability(5, 0), 0.0625) && nearly(probability(1, 5), 0.21875))
    #expect(probability(1, 5) == probability(5, 1))
    #expect(probability(2000, 3000).map { $0 > 0 && $0 < 1e-40 } == true, "nothing overflows")
  }

  @Test func `pass@k and pass^k are shares of the ways to draw k`() {
    // Of the 10 pairs out of 5 with 2 right, 7 hold a right one and 1 holds two.
    typealias Samples = RepeatedSamples
    #expect(nearly(Samples.passAtK(samples: 5, correct: 2, k: 2), 0.7))
    #expect(nearly(Samples.passHatK(samples: 5, correct: 2, k: 2), 0.1))
    #expect(Samples.passAtK(samples: 5, correct: 4, k: 2) == 1 && Samples.passHatK(samples: 5, correct: 1, k: 2) == 0)
    #expect(Samples.passAtK(samples: 2, correct: 1, k: 3) == nil && Samples.passHatK(samples: 2, correct: 2, k: 3) == nil)
    #expect(Samples.passAtK(samples: 2, correct: 1, k: 0) == nil && Samples.passAtK(samples: 0, correct: 0, k: 1) == nil)
  }

  @Test func `the answer given most often is voted for, of two the first`() {
    func grade(_ answer: String?, _ score: Double = 0) -> Grade {
      answer.map { Grade(answer: .success($0), score: score) } ?? Grade(answer: .failure(.notFound), score: nil)
    }
    let grades = [grade("3"), grade("4", 1), grade(nil), grade(" "), grade(" "), grade("4", 1)]
    #expect(RepeatedSamples.voteAtK(grades, k: 6) == 1)
    #expect(RepeatedSamples.voteAtK(grades, k: 5) == 0, "one vote each: 3 came first")
    #expect(RepeatedSamples.voteAtK(Array(grades[2...4]), k: 3) == 0, "nobody votes")
    #expect(RepeatedSamples.voteAtK(grades, k: 7) == nil && RepeatedSamples.voteAtK(grades, k: 0) == nil)
  }
}
