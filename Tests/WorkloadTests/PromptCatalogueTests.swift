import Glibc
import TestKit
import Testing
import Vocabulary

@testable import Workload

@Suite struct PromptCatalogueTests {
  /// The folder `prompts/` of the package.
  static let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/prompts"

  func problem(_ source: PromptSource) -> PlanProblem? {
    do throws(PlanProblems) { _ = try PromptCatalogue.promptSet(for: source, seed: 0) } catch { return error.problems.first }
    return nil
  }

  @Test func `ships the sets that there are folders for, each as its file is`() throws {
    let folders = TemporaryFolder.names(in: Self.folder).filter { access("\(Self.folder)/\($0)/prompts.jsonl", R_OK) == 0 }
    #expect(PromptCatalogue.names.sorted() == folders)
    for name in PromptCatalogue.names {
      let file = try contents(ofFile: "\(Self.folder)/\(name)/prompts.jsonl", limit: 1 << 24)
      #expect(EmbeddedFile.named("prompts/\(name)/prompts.jsonl").map { Array($0.text.utf8) } == file)
      let readme = String(decoding: try contents(ofFile: "\(Self.folder)/\(name)/README.md", limit: 1 << 20), as: UTF8.self)
      for entry in ["| title |", "| source |", "| licence |"] {
        #expect(readme.contains(entry), "\(name) does not say its \(entry)")
      }
      #expect(try PromptCatalogue.promptSet(for: .set(name), seed: 0).count != nil)
    }
  }

  @Test func `the default is one short prompt`() throws {
    let set = try PromptCatalogue.promptSet(for: RunPlan().prompts, seed: 0)
    #expect(set.count == 1)
    #expect(set[0] == Prompt(.text("Hello! In one sentence: what can you do?")))
  }

  @Test func `the workbench holds texts and conversations, each with a limit`() throws {
    let set = try PromptCatalogue.promptSet(for: .set("workbench"), seed: 0)
    let prompts = (0..<(set.count ?? 0)).map { set[$0] }
    #expect(prompts.count == 76)
    #expect(prompts.allSatisfy { $0.maxOutputTokens != nil })
    #expect(Set(prompts.map { "\($0.content)" }).count == 76)
    let chats = prompts.filter { if case .messages = $0.content { true } else { false } }
    #expect(chats.count == 10)
  }

  @Test func `takes a text, or the file it names`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("\u{FEFF}a\nb\n", to: "prompt")
    #expect(try PromptCatalogue.promptSet(for: .text("hi"), seed: 0)[0] == Prompt(.text("hi")))
    #expect(try PromptCatalogue.promptSet(for: .text("@" + path), seed: 0)[0] == Prompt(.text("a\nb\n")))
  }

  @Test func `reads files by their name's ending`() throws {
    let folder = try TemporaryFolder()
    let lines = try folder.write("a\nb\n", to: "x.txt")
    let rows = try folder.write("{\"prompt\":\"a\"}\n", to: "x.jsonl")
    #expect(try PromptCatalogue.promptSet(for: .set(lines), seed: 0).count == 2)
    #expect(try PromptCatalogue.promptSet(for: .set(rows), seed: 0).count == 1)
  }

  @Test func `random words have no end and depend on the seed`() throws {
    let set = try PromptCatalogue.promptSet(for: .random(words: 3...3), seed: 1)
    #expect(set.count == nil)
    #expect(set[9] == Prompt(.text(RandomPrompts(lengths: 3...3, seed: 1).text(of: 9))))
  }

  @Test func `says which file cannot be used, and what could`() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write("", to: "empty")
    #expect(problem(.text("@/no/such"))?.problem == "No such file or directory")
    #expect(problem(.text("@" + empty))?.problem == "it is empty")
    #expect(problem(.set(empty))?.problem == "there is no prompt in it")
    #expect(
      problem(.set("wrokbench"))
        == PlanProblem(
          place: "--prompts", value: "wrokbench", problem: "No such file or directory",
          accepted: "the path of a file, or a shipped set: hello, workbench; random words by --random-words"))
  }
}
