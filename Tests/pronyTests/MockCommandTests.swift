import Glibc
import TestKit
import Testing

@Suite(.binary) struct MockCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [SIGINT, SIGTERM])
  func `says where it listens, serves, and stops at a signal`(signal: Int32) async throws {
    let mock = try Command.start(["mock", "--ttft", "0s", "--itl", "0s", "--truth-log", "truth.jsonl"], in: folder)
    let url = try await mock.mockURL()
    #expect(mock.now.output == "listening on \(url)\n")

    #expect([0, 4].contains(try await Command.perf(url, in: folder).status))
    #expect(try MadeRun(in: folder).report().counts.succeeded == 8)

    mock.signal(signal)
    let ended = await mock.finish()
    #expect(ended.status == 0)
    #expect(ended.errors == "")
    #expect(try TruthLine.read(folder.path(of: "truth.jsonl")).count == 8)
  }

  @Test func `6 when the truth log is not all there, which is told once`() async throws {
    let mock = try Command.start(["mock", "--ttft", "0s", "--itl", "0s", "--truth-log", "/dev/full"], in: folder)
    let url = try await mock.mockURL()
    #expect([0, 4].contains(try await Command.perf(url, in: folder).status))
    mock.signal(SIGTERM)
    let ended = await mock.finish()
    #expect(ended.status == 6)
    #expect(ended.errors == "prony: the truth log /dev/full ends here: No space left on device; make room and start again\n")
  }

  @Test func `says which certificate it made, and takes it away again`() async throws {
    let mock = try Command.start(["mock", "--ttft", "0s", "--itl", "0s", "--tls"], in: folder)
    let url = try await mock.mockURL()
    let certificate = try #require(mock.now.output.split(separator: "\n").first?.dropFirst("certificate ".count))
    #expect(mock.now.output == "certificate \(certificate)\nlistening on \(url)\n")
    #expect([0, 4].contains(try await Command.perf(url, "--ca-file", String(certificate), in: folder).status))

    mock.signal(SIGTERM)
    #expect(await mock.finish().status == 0)
    #expect(access(String(certificate), F_OK) != 0)
  }
}
