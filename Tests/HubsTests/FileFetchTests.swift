import Hubs
import Tasks
import TestKit
import Testing
import Vocabulary

/// Files, from a stand-in for a hub.
@Suite struct FileFetchTests {
  private let bench: FetchBench
  private static let listing = "/api/datasets/some/rows/tree/main?recursive=true"
  private static let path = "/datasets/some/rows/resolve/main/data/rows.jsonl"

  init() throws { bench = try FetchBench() }

  /// A stand-in that lists the rows, and gives them as `answer` says.
  private func hub(_ answer: @escaping @Sendable (_ times: Int, _ request: String) -> HubStandIn.Reply) -> HubStandIn {
    HubStandIn { path, times, request in
      path == Self.listing ? HubStandIn.Reply(FetchBench.listing()) : answer(times, request)
    }
  }

  private func failure(_ files: [PublishedFile], from hub: HubStandIn) async throws -> HubsError {
    try await #require(throws: HubsError.self) { try await bench.fetch(files, from: hub) }
  }

  @Test func `a file is fetched, checked and written down, and the second time not asked for`() async throws {
    let hub = hub { _, _ in HubStandIn.Reply(FetchBench.rows) }
    try await bench.fetch([FetchBench.file()], from: hub)
    #expect(hub.paths == [Self.listing, Self.path])
    #expect(hub.requests.allSatisfy { $0.header("authorization") == "Bearer hf_secret" })
    #expect(try bench.text(of: "rows.jsonl") == FetchBench.rows)
    #expect(bench.names == ["fetched.json", "rows.jsonl"])
    let expected = FetchedFile(
      path: "rows.jsonl", url: hub.url + Self.path, revision: "main", bytes: 18, sha256: FetchBench.rowsHash, isChecked: true)
    #expect(bench.states == [.fetched(expected)])
    #expect(try !bench.text(of: "fetched.json").contains("hf_secret"))
    hub.stop()
    try await bench.fetch([FetchBench.file()], from: hub)
    #expect(bench.states == [.fetched(expected), .there(expected)])
    #expect(hub.requests.count == 2)
  }

  @Test func `what is not what the hub lists is removed`() async throws {
    let hub = hub { _, _ in HubStandIn.Reply(FetchBench.rows.replacing("2", with: "3")) }
    let error = try await failure([FetchBench.file()], from: hub)
    #expect(error.description.contains("its sha256 is ") && error.description.contains(FetchBench.rowsHash), "\(error)")
    #expect(bench.names == [])
  }

  @Test func `a page for people is no rows, and a folder no file`() async throws {
    let hub = HubStandIn { path, _, _ in
      path == Self.listing ? HubStandIn.Reply("[]") : HubStandIn.Reply("\n<!DOCTYPE HTML><title>Sign in</title>")
    }
    #expect(try await failure([FetchBench.file()], from: hub).description.contains("a page for people"))
    #expect(bench.names == [])
    try bench.folder.makeFolder("task")
    try bench.folder.makeFolder("task/rows.jsonl")
    #expect(try await failure([FetchBench.file()], from: hub).description.contains("what is there is no file"))
  }

  @Test func `a fetched file that has changed is fetched anew, one of the user's own is left`() async throws {
    let hub = hub { _, _ in HubStandIn.Reply(FetchBench.rows) }
    try await bench.fetch([FetchBench.file()], from: hub)
    try bench.folder.write("damaged", to: "task/rows.jsonl")
    try bench.folder.write("own", to: "task/own.jsonl")
    try await bench.fetch([FetchBench.file(), FetchBench.file(as: "own.jsonl")], from: hub)
    #expect(try bench.text(of: "rows.jsonl") == FetchBench.rows)
    #expect(try bench.text(of: "own.jsonl") == "own")
    #expect(bench.states.last == .own)
  }

  @Test func `a redirect to another host is followed without the token`() async throws {
    let other = HubStandIn { _, _, _ in HubStandIn.Reply(FetchBench.rows) }
    let hub = hub { [url = other.url] _, _ in .redirect(to: "\(url)/signed?key=1") }
    try await bench.fetch([FetchBench.file()], from: hub)
    #expect(other.paths == ["/signed?key=1"])
    #expect(other.requests.allSatisfy { $0.header("authorization") == nil && !$0.contains("hf_secret") })
    #expect(try bench.text(of: "rows.jsonl") == FetchBench.rows)
  }

  @Test func `a redirect on the same host keeps the token, and one in a circle ends`() async throws {
    let hub = HubStandIn { path, _, _ in
      path == Self.listing ? HubStandIn.Reply(FetchBench.listing()) : .redirect(to: "/round")
    }
    let error = try await failure([FetchBench.file()], from: hub)
    #expect(error.description.contains("leads on and on"))
    #expect(hub.paths == [Self.listing, Self.path] + Array(repeating: "/round", count: 5))
    #expect(hub.requests.allSatisfy { $0.header("authorization") == "Bearer hf_secret" })
  }

  @Test func `what broke off is gone on with`() async throws {
    let hub = hub { times, request in
      guard let range = request.header("range") else { return HubStandIn.Reply(FetchBench.rows, brokenAfter: 5) }
      let start = Int(range.dropFirst("bytes=".count).dropLast()) ?? 0
      let headers = "Content-Range: bytes \(start)-17/18\r\n"
      return HubStandIn.Reply(status: 206, headers: headers, String(FetchBench.rows.dropFirst(start)))
    }
    try await bench.fetch([FetchBench.file()], from: hub)
    #expect(hub.requests.map { $0.header("range") } == [nil, nil, "bytes=5-"])
    #expect(try bench.text(of: "rows.jsonl") == FetchBench.rows)
  }

  @Test func `what an earlier fetch left is gone on with, or begun anew where the hub gives the whole`() async throws {
    let hub = hub { _, _ in HubStandIn.Reply(FetchBench.rows) }
    try bench.folder.makeFolder("task")
    try bench.folder.write("{\"q\"", to: "task/rows.jsonl.partial")
    try await bench.fetch([FetchBench.file()], from: hub)
    #expect(hub.requests.map { $0.header("range") } == [nil, "bytes=4-"])
    #expect(try bench.text(of: "rows.jsonl") == FetchBench.rows)
    #expect(bench.names == ["fetched.json", "rows.jsonl"])
  }

  @Test func `without a hash that tells, what broke off is begun anew`() async throws {
    let hub = HubStandIn { path, times, _ in
      path == Self.listing ? HubStandIn.Reply("[]") : HubStandIn.Reply(FetchBench.rows, brokenAfter: times == 0 ? 5 : nil)
    }
    try await bench.fetch([FetchBench.file()], from: hub)
    #expect(hub.requests.allSatisfy { $0.header("range") == nil })
    #expect(try bench.text(of: "rows.jsonl") == FetchBench.rows)
    guard case .fetched(let file) = bench.states[0] else { return #expect(Bool(false), "\(bench.states)") }
    #expect(!file.isChecked && file.sha256 == FetchBench.rowsHash)
  }

  @Test func `a hub that is busy is asked again, one that refuses is not, and says why`() async throws {
    let busy = hub { times, _ in
      times < 2 ? HubStandIn.Reply(status: 429, headers: "Retry-After: 0\r\n") : .init(FetchBench.rows)
    }
    try await bench.fetch([FetchBench.file()], from: busy)
    #expect(busy.requests.count == 4)
    let closed = hub { _, _ in HubStandIn.Reply(status: 403, #"{"error": "no hf_secret\u001b[2J"}"#) }
    let error = try await failure([FetchBench.file(as: "other.jsonl")], from: closed)
    #expect(closed.requests.count == 2)
    #expect(
      error.description.hasSuffix(
        #"HTTP 403: {"error": "no [redacted]\u001b[2J"}; a token that may read it goes into HF_TOKEN"#))
  }

  @Test func `a file that is longer than it is listed, or only a pointer, is refused`() async throws {
    let long = hub { _, _ in HubStandIn.Reply(FetchBench.rows + " ") }
    #expect(try await failure([FetchBench.file()], from: long).description.hasSuffix("it is longer than it may be"))
    let pointer = HubStandIn { path, _, _ in
      HubStandIn.Reply(path == Self.listing ? "[]" : "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")
    }
    let error = try await failure([FetchBench.file(as: "other.jsonl")], from: pointer)
    #expect(error.description.contains("only points to the file"))
    #expect(!bench.names.contains("other.jsonl"))
  }

  @Test(arguments: ["../rows.jsonl", "/tmp/rows.jsonl", "a/../../rows.jsonl", "a\u{0}b", "", "a//b", "."])
  func `a path that leaves the task's folder is refused before anything is asked`(target: String) async throws {
    let hub = hub { _, _ in HubStandIn.Reply(FetchBench.rows) }
    _ = try await failure([FetchBench.file(), FetchBench.file(as: target)], from: hub)
    #expect(hub.requests == [] && bench.names == [])
  }

  @Test func `ModelScope's files are checked as well`() async throws {
    let hub = HubStandIn { path, _, _ in
      let listing = #"{"Data": {"Files": [{"Path": "rows.jsonl", "Size": 18, "Sha256": "\#(FetchBench.rowsHash)"}]}}"#
      return HubStandIn.Reply(path.contains("/repo/tree?") ? listing : FetchBench.rows)
    }
    try await bench.fetch([FetchBench.file("rows.jsonl", on: .modelScope)], from: hub)
    #expect(
      hub.paths == [
        "/api/v1/datasets/some/rows/repo/tree?Revision=main&Recursive=true",
        "/api/v1/datasets/some/rows/repo?Revision=main&FilePath=rows.jsonl",
      ])
    #expect(try bench.text(of: "rows.jsonl") == FetchBench.rows)
  }
}
