import Reports
import Testing
import Vocabulary

@Suite struct AnswerLinesTests {
  @Test func `has a line for each time that a sample was asked`() throws {
    try Golden.expect(AnswerLines().render(.small, of: .answered), equals: "answers.jsonl")
  }

  @Test func `is empty where nothing was asked`() {
    #expect(AnswerLines().render(AnswerSheet(metrics: [], questions: [], lines: []), of: .empty) == "")
  }
}
