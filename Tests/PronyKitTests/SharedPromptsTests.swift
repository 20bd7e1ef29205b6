import FoundationEssentials
import MockServer
import TestKit
import Testing
import Vocabulary

/// Runs of prompts as others publish them.
@Suite(.sharedFiles) struct SharedPromptsTests {
  /// Runs the first 60 prompts of the file `name`, and checks that each was sent, by the words that the endpoint counted in it.
  private func run(_ prompts: [String], from name: String) async throws -> FinishedRun {
    let run = try await withServer { server in
      try await FinishedRun(against: server.url) {
        $0.prompts = .set(SharedFiles.path(of: name))
        $0.requests = [60]
        $0.concurrency = [4]
      }
    }
    #expect(run.point.counts.succeeded == 60)
    #expect(run.point.distinctPrompts == 60)
    #expect(run.records.map(\.promptIndex).sorted() == Array(0..<60))
    for record in run.records {
      let words = prompts[record.promptIndex].split { " \n\r\t".contains($0) }
      #expect(record.usage.input == words.count, "prompt \(record.promptIndex)")
    }
    return run
  }

  private struct Row: Decodable {
    let prompt: String
  }

  @Test func `each question of a set is sent`() async throws {
    let name = "eval/arena_hard/question.jsonl"
    let lines = try SharedFiles.text(of: name).split(separator: "\n")
    let rows = try lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    let run = try await run(rows.map(\.prompt), from: name)
    #expect(run.records.compactMap(\.usage.input).reduce(0, +) == 3712)
  }

  @Test func `each line of a text is sent`() async throws {
    let name = "workloads/corpus/shakespeare.txt"
    let run = try await run(try SharedFiles.text(of: name).split(separator: "\n").map(String.init), from: name)
    #expect(run.records.compactMap(\.usage.input).reduce(0, +) == 435)
  }
}
