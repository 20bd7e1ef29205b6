import Glibc
import Testing
import Vocabulary

@testable import Workload

@Suite struct ArrivalScheduleTests {
  func offsets(_ pattern: ArrivalPattern, rate: Double, seed: UInt64 = 1, point: Int = 0, count: Int) -> [Int64] {
    let schedule = ArrivalSchedule(pattern: pattern, rate: rate, seed: seed, point: point)
    return schedule.arrivals(from: .zero).prefix(count).map(\.at.nanoseconds)
  }

  @Test func `constant arrivals are 1/rate apart, from the start on`() {
    #expect(offsets(.constant, rate: 4, count: 5) == [0, 250_000_000, 500_000_000, 750_000_000, 1_000_000_000])
    #expect(offsets(.constant, rate: 3, count: 4) == [0, 333_333_333, 666_666_667, 1_000_000_000])
    #expect(offsets(.constant, rate: 0.1, count: 2) == [0, 10_000_000_000])
  }

  @Test func `instants count from the start of the point`() {
    let schedule = ArrivalSchedule(pattern: .constant, rate: 1000, seed: 1)
    let arrivals = Array(schedule.arrivals(from: RunTime(nanoseconds: 5_000_000)).prefix(2))
    #expect(arrivals.map(\.index) == [0, 1])
    #expect(arrivals.map(\.at.nanoseconds) == [5_000_000, 6_000_000])
  }

  @Test func `constant arrivals do not drift in an hour at 20,000 per second`() throws {
    let schedule = ArrivalSchedule(pattern: .constant, rate: 20_000, seed: 1)
    let arrivals = schedule.arrivals(from: .zero, shard: 7, of: 1000).prefix(72_000)
    #expect(arrivals.allSatisfy { $0.at.nanoseconds == Int64($0.index) * 50_000 })
  }

  @Test func `an hour of Poisson arrivals holds as many as the rate says`() {
    // 360,000 expected; the count's standard deviation is 600, so that five of them are a chance of one in a million.
    let arrivals = ArrivalSchedule(pattern: .poisson, rate: 100, seed: 7).arrivals(from: .zero)
    let count = arrivals.prefix { $0.at.nanoseconds < 3_600_000_000_000 }.count
    #expect(abs(count - 360_000) < 5 * 600)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Poisson gaps are exponential`(seed: UInt64) {
    // Kolmogorov and Smirnov: √n·sup|F̂ − F| passes 1.95 with a chance of 0.1 %.
    let (rate, count) = (200.0, 100_000)
    let instants = [0] + offsets(.poisson, rate: rate, seed: seed, count: count)
    let gaps = zip(instants.dropFirst(), instants).map { Double($0 - $1) * 1e-9 }.sorted()
    var distance = 0.0
    for (index, gap) in gaps.enumerated() {
      let expected = 1 - exp(-rate * gap)
      distance = max(distance, expected - Double(index) / Double(count), Double(index + 1) / Double(count) - expected)
    }
    #expect(distance * Double(count).squareRoot() < 1.95)
  }

  @Test func `Poisson gaps know nothing of one another`() {
    let instants = offsets(.poisson, rate: 1000, seed: 4, count: 100_001)
    let gaps = zip(instants.dropFirst(), instants).map { Double($0 - $1) }
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    let variance = gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let covariance = zip(gaps, gaps.dropFirst()).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
    // The correlation of neighbours has a standard deviation of 1/√n.
    #expect(abs(covariance / variance) < 5 / Double(gaps.count).squareRoot())
  }

  @Test func `the same seed gives the same instants, another seed or point others`() {
    let first = offsets(.poisson, rate: 10, seed: 0, count: 4)
    #expect(first == [48_824_682, 249_365_627, 406_245_290, 636_699_764])
    #expect(offsets(.poisson, rate: 10, seed: 0, count: 4) == first)
    #expect(offsets(.poisson, rate: 10, seed: 1, count: 4) != first)
    #expect(offsets(.poisson, rate: 10, seed: 0, point: 1, count: 4) != first)
  }

  @Test(arguments: ArrivalPattern.allCases)
  func `shards share the arrivals of one schedule among them`(pattern: ArrivalPattern) {
    let schedule = ArrivalSchedule(pattern: pattern, rate: 100, seed: 5)
    let all = Array(schedule.arrivals(from: .zero).prefix(300))
    for shard in 0..<3 {
      let own = Array(schedule.arrivals(from: .zero, shard: shard, of: 3).prefix(100))
      #expect(own == all.filter { $0.index % 3 == shard })
    }
  }

  @Test func `the slowest schedule stays within what an instant can hold`() {
    #expect(offsets(.constant, rate: 1e-300, count: 2) == [0, 3_200_000_000_000_000_000])
    #expect(offsets(.poisson, rate: .leastNonzeroMagnitude, count: 1) == [3_200_000_000_000_000_000])
  }
}
