import Testing
import Vocabulary

@testable import Metrics

@Suite struct SeriesFoldTests {
  private func series(of records: [RequestRecord]) -> TimeSeries {
    records.reduce(into: SeriesFold(from: .zero)) { $0.add($1, counted: $1.countedOutput.tokens) }.series
  }

  @Test func `requests count by their end, tokens by their chunk's arrival`() {
    // Chunks at 1.95 and 1.99 s, then at 2.00 and 2.06 s.
    let series = series(of: [FiveChunks.record(sentAt: 1850), FiveChunks.failed(sentAt: 2900)])
    #expect(series.intervalSeconds == 1)
    #expect(series.succeeded == [0, 0, 1, 0])
    #expect(series.failed == [0, 0, 0, 1])
    #expect(series.outputTokens == [0, 3, 4, 0])
  }

  @Test func `a reply's tokens are spread over its chunks, and none is lost`() {
    // 10 tokens, of which chunks counted 7: after 3 of them 10 · 3 / 7 = 4.3 are due.
    var record = FiveChunks.record(sentAt: 1850)
    record.usage.output = 10
    #expect(series(of: [record]).outputTokens == [0, 4, 6])
  }

  @Test func `tokens without chunks count at the end`() {
    var record = FiveChunks.record(sentAt: 1850)
    record.arrivals = []
    #expect(series(of: [record]).outputTokens == [0, 0, 7])
  }

  @Test func `an absurd number of tokens is cut, not fatal`() {
    var record = FiveChunks.record(sentAt: 100)
    record.usage.output = .max
    #expect(series(of: Array(repeating: record, count: 3)).outputTokens == [3 * Int(Int32.max)])
  }
}
