import Testing

@testable import LoadGenerator

@Suite struct RequestPoolTests {
  /// The lengths of the leases, an eighth of what is left for each shard, worked out by hand.
  @Test(arguments: [
    (0..<0, 1, [0, 0]),
    (0..<5, 1, [1, 1, 1, 1, 1, 0]),
    (0..<16, 1, [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]),
    // 1000 / 32 = 31, 969 / 32 = 30, 939 / 32 = 29, 910 / 32 = 28.
    (0..<1000, 4, [31, 30, 29, 28]),
    (0..<100_000, 4, [64, 64]),
    (0..<Int.max, 64, [64, 64]),
  ])
  func `leases shrink toward the end`(numbers: Range<Int>, shards: Int, lengths: [Int]) {
    let pool = RequestPool(numbers, shards: shards)
    #expect(lengths.indices.map { _ in pool.lease().count } == lengths)
  }

  @Test func `leases follow one another`() {
    let pool = RequestPool(100..<200, shards: 1)
    let leases = (0..<3).map { _ in pool.lease() }
    #expect(leases == [100..<112, 112..<123, 123..<132])
  }

  @Test(arguments: [1, 2, 3, 8])
  func `every request is dealt exactly once, whoever asks at the same time`(shards: Int) async {
    let pool = RequestPool(7..<10_007, shards: shards)
    let dealt = await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<shards {
        group.addTask {
          var lease = RequestLease(from: pool)
          var numbers: [Int] = []
          while let number = lease.next() { numbers.append(number) }
          return numbers
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(dealt.sorted() == Array(7..<10_007))
  }
}
