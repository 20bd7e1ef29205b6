import Hubs
import Tasks
import TestKit
import Testing
import Vocabulary

/// Rows, from a stand-in for the interface that gives them out.
@Suite struct RowsFetchTests {
  private let bench: FetchBench
  private static let file = PublishedFile(
    hub: .huggingFace, repository: "some/rows", revision: "main", form: .rows(configuration: "main", split: "test"),
    target: "main/test.jsonl")

  init() throws { bench = try FetchBench() }

  /// A page of 230 rows, from `offset` on.
  private static func page(from offset: Int, of total: Int = 230) -> HubStandIn.Reply {
    let rows = (offset..<min(total, offset + 100)).map { #"{"row_idx": \#($0), "row": {"q": \#($0)}, "truncated_cells": []}"# }
    return HubStandIn.Reply(#"{"rows": [\#(rows.joined(separator: ", "))], "num_rows_total": \#(total)}"#)
  }

  private static func hub(_ answer: @escaping @Sendable (_ offset: Int) -> HubStandIn.Reply) -> HubStandIn {
    HubStandIn { path, _, _ in
      if path == "/splits?dataset=some%2Frows" {
        return HubStandIn.Reply(#"{"splits": [{"dataset": "some/rows", "config": "main", "split": "test"}]}"#)
      }
      let offset = path.split(separator: "&").first { $0.hasPrefix("offset=") }?.dropFirst("offset=".count)
      return answer(offset.flatMap { Int($0) } ?? -1)
    }
  }

  @Test func `rows come by pages and are written a line each`() async throws {
    let hub = Self.hub { Self.page(from: $0) }
    try await bench.fetch([Self.file], from: hub)
    #expect(
      hub.paths
        == ["/splits?dataset=some%2Frows"]
        + [0, 100, 200].map { "/rows?dataset=some%2Frows&config=main&split=test&offset=\($0)&length=100" })
    #expect(try bench.text(of: "main/test.jsonl") == (0..<230).map { "{\"q\": \($0)}\n" }.joined())
    guard case .fetched(let file) = bench.states[0] else { return #expect(Bool(false), "\(bench.states)") }
    #expect(file.revision == nil && !file.isChecked)
    try await bench.fetch([Self.file], from: hub)
    #expect(hub.requests.count == 4 && bench.states.last == .there(file))
  }

  @Test func `rows that change meanwhile, or are not all there, leave no file`() async throws {
    for hub in [
      Self.hub { Self.page(from: $0, of: $0 == 0 ? 230 : 231) }, Self.hub { _ in Self.page(from: 0) },
      Self.hub { $0 == 0 ? Self.page(from: 0) : HubStandIn.Reply(status: 404, "no such page") },
    ] {
      await #expect(throws: HubsError.self) { try await bench.fetch([Self.file], from: hub) }
      #expect(TemporaryFolder.names(in: bench.folder.path(of: "task/main")) == [])
    }
  }

  @Test func `a split that is not there is told before any row is asked for`() async throws {
    let hub = Self.hub { Self.page(from: $0) }
    var file = Self.file
    file.form = .rows(configuration: "main", split: "dev")
    let wanted = file
    let error = try await #require(throws: HubsError.self) { try await bench.fetch([wanted], from: hub) }
    #expect(error.description.hasSuffix("it has no split dev of main; it has main test"))
    #expect(hub.paths.count == 1)
  }
}
