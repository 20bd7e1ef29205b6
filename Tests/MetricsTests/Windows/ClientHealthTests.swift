import Testing
import Vocabulary

@testable import Metrics

@Suite struct ClientHealthTests {
  private func sample(shard: Int = 0, from: Int64, to: Int64, busy: Double = 0) -> ClientSample {
    var sample = ClientSample(
      shard: shard, point: 0, from: RunTime(milliseconds: from), to: RunTime(milliseconds: to))
    sample.threadNanoseconds = Int64(busy * Double(to - from) * 1e6)
    return sample
  }

  private func health(of samples: [ClientSample]) -> ClientHealth {
    samples.reduce(into: ClientHealth()) { $0.add($1) }
  }

  @Test func `busy time adds up while it lasts, shard by shard`() {
    let pattern = [0.9, 0.9, 0.5, 0.95, 0.9, 0.86]
    let samples = pattern.enumerated().flatMap { second, busy in
      let start = Int64(second) * 1000
      return [sample(from: start, to: start + 1000, busy: busy), sample(shard: 1, from: start, to: start + 1000, busy: 0.2)]
    }
    #expect(nearly(health(of: samples).longestBusy, 3))
  }

  @Test func `a stop is what a stretch lasts beyond a second`() {
    #expect(nearly(health(of: [sample(from: 0, to: 1000), sample(from: 1000, to: 7000)]).longestStop, 5))
    #expect(nearly(health(of: [sample(from: 0, to: 1000), sample(from: 6000, to: 7000)]).longestStop, 5))
  }

  @Test func `a stop is a lag of the loop`() {
    var lagging = sample(from: 0, to: 1000)
    lagging.loopLag.add(1_500_000_000)
    let health = health(of: [lagging])
    #expect(nearly(health.longestStop, 1.5) && nearly(health.longestLag, 1.5))
  }

  @Test func `shards take turns without stopping each other`() {
    let samples = [sample(from: 0, to: 1000), sample(shard: 1, from: 0, to: 1010), sample(from: 1000, to: 2000)]
    #expect(nearly(health(of: samples).longestStop, 0.01))
  }

  @Test func `the largest step of the wall clock counts, in either direction`() {
    var stepped = sample(from: 0, to: 1000)
    stepped.clockStepNanoseconds = -3_600_000_000_000
    #expect(health(of: [stepped, sample(from: 1000, to: 2000)]).largestClockStep == 3600)
  }

  @Test func `no samples say nothing`() {
    let health = health(of: [])
    #expect(health.longestBusy == 0 && health.longestStop == 0 && health.largestClockStep == 0 && health.longestLag == 0)
  }
}
