import Testing
import Vocabulary

@testable import Scoring

/// What must hold whatever the scores are.
@Suite struct AggregationPropertyTests {
  private func scores(_ seed: UInt64, count: Int) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in Double(generator.next() % 101) / 100 }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the order of rows does not matter`(seed: UInt64) throws {
    let scores = scores(seed, count: 97)
    let forwards = MeanScore(scores)
    let backwards = MeanScore(scores.reversed())
    #expect(nearly(forwards.mean, try #require(backwards.mean)))
    #expect(nearly(forwards.standardError, try #require(backwards.standardError)))
    #expect(forwards.mean.map { (0...1).contains($0) } == true)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a cluster to each row is no clustering, and rows said twice make no row surer`(seed: UInt64) throws {
    let scores = scores(seed, count: 40)
    let independent = try #require(MeanScore(scores).standardError)
    var single = ClusteredError()
    var doubled = ClusteredError()
    for (index, score) in scores.enumerated() {
      single.add(score, cluster: "\(index)")
      for _ in 0..<2 { doubled.add(score, cluster: "\(index)") }
    }
    #expect(nearly(single.value, independent) && single.clusterCount == 40)
    // SE² = 2S/(2n(2n − 1)) + 2S/(2n)², S being the sum of squares of the n rows said once.
    let squares = independent * independent * 40 * 39
    #expect(nearly(doubled.value, (squares * (2.0 / (80 * 79) + 2.0 / (80 * 80))).squareRoot()))
    #expect(doubled.value.map { abs($0 - independent) < 0.01 * independent } == true)
    var one = ClusteredError()
    for score in scores { one.add(score, cluster: "all") }
    #expect(one.value == nil, "one cluster says nothing of others")
  }

  @Test func `rows that disagree within few clusters leave the error undefined rather than negative`() {
    var error = ClusteredError()
    for cluster in ["a", "b"] {
      error.add(0, cluster: cluster)
      error.add(1, cluster: cluster)
    }
    // s²/n = 1/12, and each cluster adds 2 · (−1/4) to the sum: 1/12 − 1/16 is left.
    #expect(nearly(error.value, (1.0 / 48).squareRoot()))
  }

  @Test(arguments: 1...12)
  func `more draws find more, and spoil more`(correct: Int) throws {
    let samples = 12
    var last = (any: 0.0, all: 1.0)
    for k in 1...samples {
      let any = try #require(RepeatedSamples.passAtK(samples: samples, correct: correct, k: k))
      let all = try #require(RepeatedSamples.passHatK(samples: samples, correct: correct, k: k))
      #expect(any >= last.any && all <= last.all && (0...1).contains(any) && (0...1).contains(all))
      if k == 1 { #expect(nearly(any, Double(correct) / 12) && nearly(all, Double(correct) / 12)) }
      last = (any, all)
    }
  }

  @Test(arguments: [1, 2, 10, 1000])
  func `Wilson's interval is within 0 and 1, and narrows`(trials: Int) throws {
    for successes in stride(from: 0, through: trials, by: max(1, trials / 10)) {
      let share = Double(successes) / Double(trials)
      let interval = try #require(WilsonInterval(mean: share, count: trials))
      #expect(interval.low >= 0 && interval.high <= 1 && interval.low <= share && share <= interval.high)
      let tenfold = try #require(WilsonInterval(mean: share, count: 10 * trials))
      #expect(tenfold.high - tenfold.low < interval.high - interval.low)
    }
  }
}
