internal import Glibc
package import Vocabulary

/// When the requests of an open loop are due: endless, planned from the seed before the run, independent of how the endpoint fares.
///
/// With a rate of λ arrivals per second, counted from the start of the point, arrival i (from 0) is due at
///
///     constant   tᵢ = i / λ                                    |   |   |   |   |   |   |   |   |
///     poisson    tᵢ = Σ g₀…gᵢ,  gₖ = −ln(uₖ) / λ               |     || |       |  |    |||     |
///
/// with uₖ uniform in (0, 1] from the stream `arrivals` of the seed. Both give λ·t arrivals in a time t: exactly, rounded up, if constant;
/// on average, with a standard deviation of √(λ·t), if Poisson. Undefined for a rate that is not above 0.
///
/// Instants are absolute. A constant one is computed from its own number, a Poisson one by summing in seconds (53 bits: after an hour at
/// 20,000/s the rounding adds up to some nanoseconds), so that neither drifts. Other tools differ: some sleep for each gap, and run
/// late by what each sleep overshoots; some call a rate constant whose gaps are exponential, or stretch Poisson gaps until the last
/// arrival falls on n/λ.
package struct ArrivalSchedule: Sendable {
  /// How arrivals are spaced.
  package let pattern: ArrivalPattern
  /// λ, arrivals per second.
  package let rate: Double
  private let seed: UInt64
  private let point: Int

  /// The schedule of the `point`-th point of a run.
  package init(pattern: ArrivalPattern, rate: Double, seed: UInt64, point: Int = 0) {
    precondition(rate > 0 && rate.isFinite, "a schedule has a rate above 0")
    self.pattern = pattern
    self.rate = rate
    self.seed = seed
    self.point = point
  }

  /// The arrivals from `start` on that fall to one of `shards` shards: those whose number is `shard` modulo `shards`.
  package func arrivals(from start: RunTime, shard: Int = 0, of shards: Int = 1) -> Arrivals {
    precondition((0..<shards).contains(shard), "shard \(shard) is none of \(shards)")
    return Arrivals(of: self, from: start, shard: shard, of: shards)
  }

  /// How many arrivals from `start` on are due before `end`.
  package func count(from start: RunTime, before end: RunTime) -> Int {
    var arrivals = arrivals(from: start)
    var count = 0
    while let arrival = arrivals.next(), arrival.at < end { count += 1 }
    return count
  }

  /// One arrival: its number among all shards' and when it is due.
  package struct Arrival: Sendable, Equatable {
    /// Its number within the point, from 0.
    package var index: Int
    /// When it is due.
    package var at: RunTime
  }

  /// The arrivals of one shard, in order, without end.
  package struct Arrivals: Sendable, Sequence, IteratorProtocol {
    private let schedule: ArrivalSchedule
    private let start: RunTime
    private let shards: Int
    /// The number of this shard's next arrival.
    private var index: Int
    private var chance: SeededGenerator
    /// Σ of the gaps drawn so far, and how many they are.
    private var seconds = 0.0
    private var drawn = 0

    fileprivate init(of schedule: ArrivalSchedule, from start: RunTime, shard: Int, of shards: Int) {
      self.schedule = schedule
      self.start = start
      self.shards = shards
      index = shard
      chance = SeededGenerator(seed: schedule.seed, stream: .arrivals, index: schedule.point)
    }

    /// The next arrival; never `nil`.
    package mutating func next() -> Arrival? {
      switch schedule.pattern {
      case .constant: seconds = Double(index) / schedule.rate
      case .poisson:
        // Every shard draws all gaps, so that a run's instants do not depend on how many threads send.
        while drawn <= index {
          seconds -= log(chance.nextFraction()) / schedule.rate
          drawn += 1
        }
      }
      defer { index += shards }
      // A hundred years stand for all that comes later, which no run sees and no instant could hold.
      let offset = Int64((Swift.min(seconds, 3.2e9) * 1e9).rounded())
      return Arrival(index: index, at: RunTime(nanoseconds: start.nanoseconds + offset))
    }
  }
}
