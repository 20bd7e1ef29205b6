import Testing
import Vocabulary

@testable import Metrics

@Suite struct ClientMetricTests {
  private func health(of samples: [ClientSample]) -> ClientHealth {
    samples.reduce(into: ClientHealth()) { $0.add($1) }
  }

  @Test func `loop_lag pools the wakes of all shards`() {
    var first = ClientSample(shard: 0, point: 0, from: .zero, to: RunTime(milliseconds: 1000))
    first.loopLag.add(100)
    first.loopLag.add(120)
    var second = ClientSample(shard: 1, point: 0, from: .zero, to: RunTime(milliseconds: 1000))
    second.loopLag.add(2_000_000)
    let summary = ClientMetric.loopLag.distribution(health(of: [first, second])).summary
    #expect(summary.unit == .seconds && summary.count == 3)
    #expect(nearly(summary.min, 1e-7) && nearly(summary.percentile("p50"), 1.2e-7) && nearly(summary.max, 0.002))
    #expect(summary.relativeWidth == 1.0 / 128)
  }

  @Test func `thread_busy is the CPU time's share of each stretch`() {
    let samples = [(shard: 0, cpu: 250), (shard: 1, cpu: 750)].map { shard, milliseconds in
      var sample = ClientSample(shard: shard, point: 0, from: .zero, to: RunTime(milliseconds: 1000))
      sample.threadNanoseconds = Int64(milliseconds) * 1_000_000
      return sample
    }
    let summary = ClientMetric.threadBusy.distribution(health(of: samples)).summary
    #expect(summary.unit == .ratio)
    #expect(summary.min == 0.25 && summary.max == 0.75 && summary.mean == 0.5)
  }
}
