import Testing
import Vocabulary

@testable import Metrics

@Suite struct InFlightProfileTests {
  private typealias Stay = (start: Int64, end: Int64)

  private func profile(of stays: [Stay]) -> InFlightProfile {
    stays.sorted { $0.end < $1.end }.reduce(into: InFlightProfile()) { profile, stay in
      profile.add(from: RunTime(nanoseconds: stay.start), until: RunTime(nanoseconds: stay.end))
    }
  }

  @Test func `three that overlap peak at three and fall in turn`() {
    let profile = profile(of: [(0, 10), (2, 20), (4, 30)])
    #expect(profile.peak == 3)
    #expect(profile.lastFall(below: 3)?.at == RunTime(nanoseconds: 10))
    #expect(profile.lastFall(below: 2)?.at == RunTime(nanoseconds: 20))
    #expect(profile.lastFall(below: 1)?.at == RunTime(nanoseconds: 30))
    #expect(profile.lastFall(below: 4) == nil)
  }

  @Test func `a fall that is made good is not the last`() {
    // Two users; the first one's third request begins when its second ends.
    let profile = profile(of: [(0, 10), (0, 14), (10, 20), (14, 50), (20, 30)])
    #expect(profile.lastFall(below: 2)?.at == RunTime(nanoseconds: 30))
    #expect(profile.lastFall(below: 2)?.started == 5)
  }

  @Test func `requests that took no time are never in flight`() {
    #expect(profile(of: [(5, 5), (6, 6)]).peak == 0)
    #expect(profile(of: []).lastFall(below: 1) == nil)
  }

  @Test func `it agrees with counting every instant`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<300 {
      let stays: [Stay] = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        let start = Int64.random(in: 0...60, using: &generator)
        return (start, start + Int64.random(in: 0...20, using: &generator))
      }
      // Just before t: those that began before it and end at or after it.
      let counts = (0...81).map { instant in stays.count { $0.start < instant && instant <= $0.end } }
      let profile = profile(of: stays)
      #expect(profile.peak == counts.max())
      for level in 1...5 {
        let last = counts.lastIndex { $0 >= level }
        #expect(profile.lastFall(below: level)?.at.nanoseconds == last.map(Int64.init))
      }
    }
  }
}
