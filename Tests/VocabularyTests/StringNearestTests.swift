import Testing

@testable import Vocabulary

@Suite struct StringNearestTests {
  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "axc", 1), ("abc", "ac", 1), ("ac", "abc", 1),
    ("abc", "acb", 1), ("kitten", "sitting", 3), ("duraiton", "duration", 1),
  ])
  func `counts slips`(from: String, to: String, distance: Int) {
    #expect(from.editDistance(to: to) == distance)
  }

  @Test func `finds the name that was meant`() {
    let names = ["concurrency", "requests", "request_timeout", "rate"]
    #expect("concurency".nearest(in: names) == "concurrency")
    #expect("reqeusts".nearest(in: names) == "requests")
    #expect("rat".nearest(in: names) == "rate")
    #expect("req".nearest(in: names) == "requests")
  }

  @Test func `finds none where none is near`() {
    #expect("colour".nearest(in: ["concurrency", "rate"]) == nil)
    #expect("r".nearest(in: ["rate"]) == nil)
    #expect("x".nearest(in: [String]()) == nil)
  }
}
