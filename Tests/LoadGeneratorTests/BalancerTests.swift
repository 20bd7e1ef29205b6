import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct BalancerTests {
  /// Where first attempts go, one after the other, of which none ends.
  private func admitted(_ balance: Balance, urls: Int, turns: Range<Int>) -> [Int] {
    var balancer = Balancer(balance, urls: urls)
    return turns.map { balancer.admit(turn: $0, after: nil) }
  }

  @Test func `by turns, a request's number says where it goes`() {
    #expect(admitted(.roundRobin, urls: 3, turns: 0..<7) == [0, 1, 2, 0, 1, 2, 0])
    #expect(admitted(.roundRobin, urls: 3, turns: 4..<6) == [1, 2])
    #expect(admitted(.roundRobin, urls: 1, turns: 0..<3) == [0, 0, 0])
  }

  @Test func `among equals, turns decide as well`() {
    #expect(admitted(.leastInFlight, urls: 3, turns: 4..<10) == [1, 2, 0, 1, 2, 0])
  }

  @Test func `the fewest in flight get the next`() {
    var balancer = Balancer(.leastInFlight, urls: 3)
    for turn in 0..<6 { #expect(balancer.admit(turn: turn, after: nil) == turn % 3) }
    balancer.release(1)
    balancer.release(1)
    balancer.release(2)
    // In flight are 2, 0 and 1.
    #expect((6..<9).map { balancer.admit(turn: $0, after: nil) } == [1, 1, 2])
  }

  @Test func `a further attempt goes elsewhere, if there is an elsewhere`() {
    var balancer = Balancer(.leastInFlight, urls: 2)
    _ = balancer.admit(turn: 0, after: nil)
    _ = balancer.admit(turn: 0, after: nil)
    balancer.release(0)
    #expect(balancer.admit(turn: 1, after: 0) == 1, "though nothing is in flight at the first")
    var alone = Balancer(.leastInFlight, urls: 1)
    #expect(alone.admit(turn: 1, after: 0) == 0)
  }
}
