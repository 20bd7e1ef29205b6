import Testing
import Vocabulary
import Workload

@Suite struct StartSpreadTests {
  @Test func `user i of n starts at i/n of the spread`() {
    let spread = StartSpread(users: 4, over: .seconds(1))
    let start = RunTime(nanoseconds: 7)
    #expect((0..<4).map { spread.start(ofUser: $0, from: start).nanoseconds } == [7, 250_000_007, 500_000_007, 750_000_007])
  }

  @Test func `a spread of zero is a burst`() {
    let spread = StartSpread(users: 3, over: .zero)
    #expect((0..<3).allSatisfy { spread.start(ofUser: $0, from: .zero) == .zero })
  }

  @Test func `a million users over a year do not overflow`() {
    let spread = StartSpread(users: 1_000_000, over: .seconds(365 * 86_400))
    #expect(spread.start(ofUser: 999_999, from: .zero).nanoseconds == 31_535_968_464_000_000)
  }
}
