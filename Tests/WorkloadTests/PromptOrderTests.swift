import Testing

@testable import Workload

@Suite struct PromptOrderTests {
  @Test func `goes through the set in order and begins again`() {
    let order = PromptOrder(count: 3, isShuffled: false, seed: 0)
    let positions = (0..<7).map(order.position)
    #expect(positions.map(\.index) == [0, 1, 2, 0, 1, 2, 0])
    #expect(positions.map(\.cycle) == [0, 0, 0, 1, 1, 1, 2])
  }

  @Test func `goes through a set without end in order, never twice`() {
    let order = PromptOrder(count: nil, isShuffled: true, seed: 0)
    #expect(order.position(of: 1_000_000) == PromptOrder.Position(index: 1_000_000, cycle: 0))
  }

  @Test(arguments: Array(1...70) + [255, 256, 257, 1000, 4096, 4097])
  func `a shuffled cycle sends each prompt once`(count: Int) {
    let order = PromptOrder(count: count, isShuffled: true, seed: 3)
    for cycle in 0..<3 {
      let positions = (0..<count).map { order.position(of: cycle * count + $0) }
      #expect(positions.map(\.index).sorted() == Array(0..<count))
      #expect(positions.allSatisfy { $0.cycle == cycle })
    }
  }

  @Test func `keeps its orders from version to version`() {
    let order = PromptOrder(count: 10, isShuffled: true, seed: 0)
    #expect((0..<10).map { order.position(of: $0).index } == [4, 2, 5, 8, 7, 9, 6, 0, 1, 3])
    #expect((10..<20).map { order.position(of: $0).index } == [7, 5, 6, 0, 3, 9, 4, 2, 1, 8])
  }

  @Test func `each cycle and each seed has an order of its own`() {
    func cycle(_ cycle: Int, seed: UInt64) -> [Int] {
      let order = PromptOrder(count: 50, isShuffled: true, seed: seed)
      return (0..<50).map { order.position(of: cycle * 50 + $0).index }
    }
    #expect(cycle(0, seed: 1) == cycle(0, seed: 1))
    #expect(Set([cycle(0, seed: 1), cycle(1, seed: 1), cycle(2, seed: 1), cycle(0, seed: 2), Array(0..<50)]).count == 5)
  }

  @Test(arguments: [2, 3, 4, 5, 7, 10, 16])
  func `every prompt is as likely in every place`(count: Int) {
    let cycles = 20_000
    let order = PromptOrder(count: count, isShuffled: true, seed: 11)
    var seen = Array(repeating: Array(repeating: 0, count: count), count: count)
    for request in 0..<cycles * count { seen[request % count][order.position(of: request).index] += 1 }
    let expected = Double(cycles) / Double(count)
    let deviation = (expected * (1 - 1 / Double(count))).squareRoot()
    #expect(seen.joined().allSatisfy { abs(Double($0) - expected) < 5 * deviation })
  }

  @Test func `every order of three and of four prompts is as likely`() {
    for (count, orders) in [(3, 6), (4, 24)] {
      let cycles = 24_000
      let order = PromptOrder(count: count, isShuffled: true, seed: 12)
      var seen: [[Int]: Int] = [:]
      for cycle in 0..<cycles { seen[(0..<count).map { order.position(of: cycle * count + $0).index }, default: 0] += 1 }
      let expected = Double(cycles) / Double(orders)
      #expect(seen.count == orders)
      #expect(seen.values.allSatisfy { abs(Double($0) - expected) < 5 * expected.squareRoot() })
    }
  }
}
