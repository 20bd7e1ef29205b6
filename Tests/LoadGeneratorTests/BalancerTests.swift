import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct BalancerTests {
  /// Where first attempts go, one after the other, of which none ends.
  private func admitted(_ balance: Balance, urls: Int, turns: Range<Int>) -> [Int] {
    var balancer = Balancer(balance, urls: BalancerTests.urls(urls))
    return turns.map { balancer.admit(turn: $0) }
  }

  private static func urls(_ count: Int) -> [String] { (0..<count).map { "http://\($0)" } }

  @Test func `by turns, a request's number says where it goes`() {
    #expect(admitted(.roundRobin, urls: 3, turns: 0..<7) == [0, 1, 2, 0, 1, 2, 0])
    #expect(admitted(.roundRobin, urls: 3, turns: 4..<6) == [1, 2])
    #expect(admitted(.roundRobin, urls: 1, turns: 0..<3) == [0, 0, 0])
  }

  @Test func `among equals, turns decide as well`() {
    #expect(admitted(.leastInFlight, urls: 3, turns: 4..<10) == [1, 2, 0, 1, 2, 0])
  }

  @Test func `the fewest in flight get the next`() {
    var balancer = Balancer(.leastInFlight, urls: BalancerTests.urls(3))
    for turn in 0..<6 { #expect(balancer.admit(turn: turn) == turn % 3) }
    for url in [1, 1, 2] { balancer.release(url, hasFailed: false) }
    // In flight are 2, 0 and 1.
    #expect((6..<9).map { balancer.admit(turn: $0) } == [1, 1, 2])
  }

  @Test(arguments: Balance.allCases)
  func `a further attempt goes to another endpoint, if there is one`(balance: Balance) {
    let balancer = Balancer(balance, urls: ["http://a", "http://a", "http://b"])
    #expect(balancer.url(turn: 1, after: 0) == 2, "though the next URL is the turn's, but the same")
    #expect(balancer.url(turn: 2, after: 2) == 0)
    let alone = Balancer(balance, urls: ["http://a", "http://a"])
    #expect(alone.url(turn: 1, after: 0) == 1)
  }

  @Test func `one that fails at once draws no more than its share`() {
    var balancer = Balancer(.leastInFlight, urls: ["http://dead", "http://alive"])
    var asked = [0, 0]
    // Eight users: who finds the endpoint dead asks again at once, and all others wait for the one who has waited longest.
    var waiting = 0
    for turn in 0..<1000 {
      if waiting == 8 {
        balancer.release(1, hasFailed: false)
        waiting -= 1
      }
      let url = balancer.admit(turn: turn)
      asked[url] += 1
      if url == 0 { balancer.release(0, hasFailed: true) } else { waiting += 1 }
    }
    #expect(asked[0] <= asked[1] && asked[0] > 250, "\(asked)")
  }

  @Test func `one that answers again is no longer held to its failures`() {
    var balancer = Balancer(.leastInFlight, urls: BalancerTests.urls(2))
    for _ in 0..<3 {
      balancer.admit(to: 0)
      balancer.release(0, hasFailed: true)
    }
    for _ in 0..<2 { balancer.admit(to: 1) }
    #expect(balancer.url(turn: 0, after: nil) == 1)
    balancer.admit(to: 0)
    balancer.release(0, hasFailed: false)
    #expect(balancer.url(turn: 1, after: nil) == 0, "nothing is in flight there")
  }
}

extension Balancer {
  /// Where a first attempt goes, which is then in flight there.
  fileprivate mutating func admit(turn: Int) -> Int {
    let url = url(turn: turn, after: nil)
    admit(to: url)
    return url
  }
}
