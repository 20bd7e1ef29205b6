import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct SweepTests {
  @Test func `points follow one another, each with its load, its records and prompts not sent before`() async throws {
    let run = try await ScriptedRun {
      $0.concurrency = [1, 3]
      $0.requests = [6]
    }
    #expect(run.records.map(\.point) == Array(repeating: 0, count: 6) + Array(repeating: 1, count: 6))
    #expect(run.records.prefix(6).map(\.promptIndex) == [0, 1, 2, 3, 4, 5])
    #expect(run.records.suffix(6).map(\.promptIndex).sorted() == [6, 7, 8, 9, 10, 11])
    #expect(run.records.suffix(6).map(\.index).sorted() == [0, 1, 2, 3, 4, 5])
    // Six replies of 10 ms after 2 ms; then the next point's 2 ms.
    #expect(run.sent.map(\.at.milliseconds) == [2, 12, 22, 32, 42, 52, 64, 64, 64, 74, 74, 74])
    #expect(Set(run.sent.map(\.id)).count == 12)
  }

  @Test func `a point that time ends leaves its successor the next prompt, none is skipped`() async throws {
    let run = try await ScriptedRun {
      $0.concurrency = [1, 1]
      $0.warmUp = .time(.milliseconds(15))
      $0.requests = [3]
      $0.duration = .milliseconds(25)
    }
    // Warm-up at 0 and 10 ms, counting from 20 to 40 ms, numbered before it.
    #expect(run.records.map(\.promptIndex) == [3, 4, 0, 1, 8, 9, 5, 6])
  }

  @Test func `rates are points too, with instants of their own`() async throws {
    let run = try await ScriptedRun(shards: 2) {
      $0.rate = [100, 200]
      $0.requests = [10]
    }
    let points = Dictionary(grouping: run.records, by: \.point)
    #expect(points.mapValues(\.count) == [0: 10, 1: 10])
    #expect(points[1]?.map(\.promptIndex).sorted() == Array(10..<20))
    let gaps = points.mapValues { records in
      let instants = records.map(\.scheduledAt).sorted()
      return zip(instants.dropFirst(), instants).map { ($0 - $1).nanoseconds }
    }
    let first = try #require(gaps[0]).map { $0 / 2 }
    #expect(gaps[1] != first, "another stream of chance, not the same gaps at twice the speed")
  }
}
