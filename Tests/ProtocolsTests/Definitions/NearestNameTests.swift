import Testing

@testable import Protocols

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("content", "content", 0), ("", "abc", 3), ("contnet", "content", 1), ("conten", "content", 1), ("contents", "content", 1),
    ("kontent", "content", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
  ])
  func `counts the slips between two words`(_ one: String, _ other: String, _ distance: Int) {
    #expect(one.editDistance(to: other) == distance)
    #expect(other.editDistance(to: one) == distance)
  }

  @Test func `takes a word for a slip of another only when it is near`() {
    let names = ["content", "reasoning", "id"]
    #expect("contetn".nearest(of: names) == "content")
    #expect("reason".nearest(of: names) == nil)
    #expect("ip".nearest(of: names) == "id")
    #expect("banana".nearest(of: names) == nil)
    #expect("reasonin".nearestFirst(of: names) == ["reasoning", "content", "id"])
  }
}
