import Testing

@testable import Tasks

@Suite struct TemplateTests {
  @Test func `fills its places and keeps doubled braces`() throws {
    let template = try Template("Q: {question|strip}\nin \\boxed{{}}")
    #expect(try template.text { $0 == "question" ? " why? " : nil } == "Q: why?\nin \\boxed{}")
  }
}
