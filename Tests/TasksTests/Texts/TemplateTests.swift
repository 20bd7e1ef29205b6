import Testing

@testable import Tasks

@Suite struct TemplateTests {
  @Test func `fills its places and keeps doubled braces`() throws {
    let template = try Template("Q: {question|strip}\nin \\boxed{{}} or \\boxed{{{question}}}")
    #expect(try template.text { $0 == "question" ? " why? " : nil } == "Q: why?\nin \\boxed{} or \\boxed{ why? }")
    #expect(template.names == ["question", "question"])
  }

  @Test func `fills text in as it is, also what looks like a place`() throws {
    #expect(try Template("{a}{b}").text { $0 == "a" ? "{b}" : "{{" } == "{b}{{")
  }

  @Test func `tells the name for which there is nothing`() throws {
    let template = try Template("{a}{b}")
    #expect(throws: MissingValue(name: "b")) { try template.text { $0 == "a" ? "" : nil } }
  }

  @Test(arguments: [
    ("{a", "“{” without “}”"), ("a}", "“}” without “{”"), ("{}", "a place without a name"),
    ("{a|up}", "there is no operation “up”"),
  ])
  func `says what is wrong with it`(text: String, problem: String) {
    do throws(Template.Fault) {
      _ = try Template(text)
      Issue.record("taken")
    } catch {
      #expect(error.problem == problem)
    }
  }
}
