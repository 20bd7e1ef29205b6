import Testing
import Vocabulary

@Suite struct LogHistogramTests {
  @Test(arguments: [7, 10])
  func `a value reads back within half a bucket, from 0 to the largest there is`(bits: Int) throws {
    var value: UInt64 = 0
    while value < .max / 3 {
      var histogram = LogHistogram(bits: bits)
      // Neighbours keep the extremes from cutting the bucket's middle to the value itself.
      for neighbour in [value - value / 2, value, value + value / 2] { histogram.add(neighbour) }
      let read = try #require(histogram.value(rank: 2))
      let error = Double(read > value ? read - value : value - read)
      #expect(error <= Double(value) * histogram.relativeWidth / 2, "\(value)")
      value += value / 5 + 1
    }
  }

  @Test func `small values are exact`() {
    var histogram = LogHistogram(bits: 7)
    for value in (0..<128).reversed() { histogram.add(UInt64(value)) }
    #expect((1...128).map { histogram.value(rank: $0) } == (0..<128).map { UInt64($0) })
  }

  @Test func `the extremes are exact and bound every value`() {
    var histogram = LogHistogram(bits: 7)
    #expect(histogram.minimum == nil && histogram.maximum == nil && histogram.value(rank: 1) == nil)
    histogram.add(1_000_003)
    histogram.add(1_000_001)
    #expect(histogram.minimum == 1_000_001 && histogram.maximum == 1_000_003)
    #expect((1_000_001...1_000_003).contains(histogram.value(rank: 1) ?? 0))
    #expect(histogram.value(rank: 0) == nil && histogram.value(rank: 3) == nil)
  }

  @Test func `a value many times over is as many values`() {
    var histogram = LogHistogram()
    histogram.add(5, times: 4_000_000_000)
    histogram.add(6, times: 0)
    #expect(histogram.count == 4_000_000_000 && histogram.maximum == 5)
  }

  @Test func `two merge to the histogram of all their values`() {
    var left = LogHistogram()
    var right = LogHistogram()
    var all = LogHistogram()
    for value in stride(from: UInt64(1), to: 10_000_000, by: 9973) {
      if value.isMultiple(of: 2) { left.add(value) } else { right.add(value * 1000) }
      all.add(value.isMultiple(of: 2) ? value : value * 1000)
    }
    left.merge(right)
    #expect(left == all)
    left.merge(LogHistogram())
    #expect(left == all)
  }

  @Test func `adding back what is filled gives the same counts`() {
    var histogram = LogHistogram(bits: 7)
    for value in stride(from: UInt64(0), to: 50_000_000, by: 77_777) { histogram.add(value) }
    var copy = LogHistogram(bits: 7)
    for (value, count) in histogram.filled { copy.add(value, times: count) }
    #expect(copy.filled.map(\.value) == histogram.filled.map(\.value))
    #expect(copy.filled.map(\.count) == histogram.filled.map(\.count))
  }
}
