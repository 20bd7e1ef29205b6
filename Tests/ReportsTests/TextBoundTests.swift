import Testing

@testable import Reports

@Suite struct TextBoundTests {
  private static let long = String(repeating: "a", count: 30_000)

  @Test(arguments: [(0, 20_000), (5_000, 20_000), (5_001, 10_000), (20_000, 5_000), (20_001, 2_000)])
  func `is 20 kB, or what keeps all texts within 100 MB`(count: Int, bytes: Int) {
    #expect(TextBound(for: Array(repeating: Self.long, count: count)).bytes == bytes)
  }

  @Test func `many short texts leave room for a long one`() {
    #expect(TextBound(for: Array(repeating: "short", count: 100_000) + [Self.long]).bytes == 20_000)
  }
}
