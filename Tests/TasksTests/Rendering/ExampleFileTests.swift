import Testing

@testable import Tasks

@Suite struct ExampleFileTests {
  @Test func `cuts a text into a heading and examples`() {
    let file = ExampleFile(
      "notice\n---\nDo this.\n\nIn two parts.\n\nQ: a\nA: b\n\nmore\n\nQ: c\r\nA: Q: d\n\n", begins: "Q:", after: "---\n")
    #expect(file.heading == "Do this.\n\nIn two parts.")
    #expect(file.examples == ["Q: a\nA: b\n\nmore", "Q: c\nA: Q: d"])
  }

  @Test func `has no examples where none begins so`() {
    #expect(ExampleFile("a\nb\n", begins: "Q:", after: "missing").heading == "a\nb")
    #expect(ExampleFile("", begins: "Q:", after: nil).examples == [])
  }
}
