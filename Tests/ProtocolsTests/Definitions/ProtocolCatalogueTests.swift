import FoundationEssentials
import Protocols
import Testing
import Vocabulary

@Suite struct ProtocolCatalogueTests {
  @Test func `knows what ships`() {
    #expect(ProtocolCatalogue.ids.starts(with: ["openai-chat", "openai-completions"]))
  }

  @Test func `names the known protocols for an unknown one, nearest first`() throws {
    let problem = try #require(problems(of: "open-completion").first)
    #expect(problem.place == "--protocol")
    #expect(problem.value == "open-completion")
    #expect(
      problem.accepted.hasPrefix("openai-completions, ")
        && problem.accepted.hasSuffix(", or the path of a definition (./open-completion.yaml)"))
  }

  @Test func `reads a user's own definition by its path`() throws {
    let path = "\(FileManager.default.temporaryDirectory.path())prony-\(UInt64.random(in: 0 ... .max)).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(ProtocolDefinitionTests.sound.utf8).write(to: URL(filePath: path))
    #expect(try ProtocolCatalogue.definition(named: path).id == "mine")

    try Data("id: 7x8\nextra: 1".utf8).write(to: URL(filePath: path))
    #expect(problems(of: path).contains { $0.place == "\(path):2 extra" })

    try Data([0x69, 0x64, 0x3A, 0xFF]).write(to: URL(filePath: path))
    #expect(problems(of: path).first?.problem == "cannot be read: not UTF-8")
  }

  @Test func `says why a file cannot be read`() {
    #expect(problems(of: "./no/such.yaml").first?.problem == "cannot be read: No such file or directory")
    #expect(problems(of: "/").first?.problem == "cannot be read: Is a directory")
    #expect(problems(of: "/dev/zero").first?.problem.isEmpty == false)
  }

  private func problems(of name: String) -> [PlanProblem] {
    do throws(PlanProblems) {
      _ = try ProtocolCatalogue.definition(named: name)
      return []
    } catch {
      return error.problems
    }
  }
}
