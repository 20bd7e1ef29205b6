internal import Synchronization

/// Deals numbered requests to the shards, each exactly once.
///
/// A shard takes a lease of several numbers from one atomic and hands them out without asking again; leases shrink toward the end, so
/// that no shard sits on requests that another could send.
final class RequestPool: Sendable {
  /// All of its requests.
  let numbers: Range<Int>
  private let shards: Int
  private let dealt: Atomic<Int>

  private static let longestLease = 64

  /// A pool of the requests `numbers` for `shards` shards.
  init(_ numbers: Range<Int>, shards: Int) {
    self.numbers = numbers
    self.shards = shards
    dealt = Atomic(numbers.lowerBound)
  }

  /// The next numbers; empty when all are dealt.
  func lease() -> Range<Int> {
    var begin = dealt.load(ordering: .relaxed)
    while true {
      let left = numbers.upperBound - begin
      let length = min(max(left / (8 * shards), min(left, 1)), RequestPool.longestLease)
      let (isDone, seen) = dealt.weakCompareExchange(expected: begin, desired: begin + length, ordering: .relaxed)
      if isDone { return begin..<(begin + length) }
      begin = seen
    }
  }
}

/// What one shard has taken of a pool, and the way to more.
struct RequestLease {
  private let pool: RequestPool
  private var numbers = 0..<0

  init(from pool: RequestPool) { self.pool = pool }

  /// The next request's number; `nil` when there are no more.
  mutating func next() -> Int? {
    if numbers.isEmpty { numbers = pool.lease() }
    return numbers.popFirst()
  }
}
