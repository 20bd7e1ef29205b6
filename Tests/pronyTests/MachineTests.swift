import Glibc
import MockServer
import TestKit
import Testing

/// What the machine that Prony runs on can do to a run.
@Suite(.binary) struct MachineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(.namespaces) func `an address of one link is reached by its zone`() async throws {
    let mock = try await Command.startMockApart(after: "ip addr add fe80::1/64 dev lo nodad", in: folder)
    let ended = try await Command.run(Command.small("http://[fe80::1%25lo]:8000"), inNetworkOf: mock, in: folder)
    #expect([0, 4].contains(ended.status), "\(ended.errors)")
    let report = try MadeRun(in: folder).report()
    #expect(report.counts.areConserved && report.counts.succeeded == 8)
    #expect(report.points[0].addresses == ["fe80::1": 8])
  }

  @Test(.namespaces) func `ports that run out during the run are the machine's doing, and invalidate it`() async throws {
    // A port that was used is not free again at once.
    let fewPorts = "cd /proc/sys/net/ipv4; echo 40000 40009 >ip_local_port_range; echo 0 >tcp_tw_reuse; cd -"
    let mock = try await Command.startMockApart(after: fewPorts, in: folder)
    let words = [
      "perf", "--url", "http://127.0.0.1:8000", "--model", "mock", "--concurrency", "2", "--requests", "40", "--connections",
      "new", "--no-preflight",
    ]
    let ended = try await Command.run(words, inNetworkOf: mock, in: folder)
    #expect(ended.status == 4, "\(ended.errors)")
    let report = try MadeRun(in: folder).report()
    #expect(report.counts.areConserved && report.counts.sent == 40)
    #expect(report.counts.succeeded == 10)
    #expect(report.points[0].failures.map(\.kind) == ["local_resource"])
    #expect(report.points[0].failures.first?.example.contains("Cannot assign requested address") == true)
    #expect(report.verdict.reasons.map(\.code).contains("local_resources"))
  }

  @Test func `descriptors that run out during the run are the machine's doing, and invalidate it`() async throws {
    let (requests, replies, mayReply, haveReplied) = (Watched(0), Watched(0), Flag(), Flag())
    let server = LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      requests.change { $0 += 1 }
      // The first eight are answered before any other, so that all users want a connection at once.
      (connection.number > 8 ? haveReplied : mayReply).wait()
      connection.reply(#"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}"#)
      replies.change { replies in
        replies += 1
        if replies == 8 { haveReplied.raise() }
      }
      connection.close()
    }
    defer { server.stop() }
    let words = [
      "perf", "--url", server.url, "--model", "mock", "--concurrency", "8", "--requests", "40", "--connections", "new",
      "--threads", "1", "--burst", "--no-preflight",
    ]
    // It begins without what it would inherit of other tests, so that its descriptors are numbered without a gap.
    let closing = #"for fd in /proc/$$/fd/*; do fd=${fd##*/}; ((fd < 3)) || exec {fd}<&-; done; exec "$0" "$@""#
    let command = try Command("/bin/bash", ["-c", closing, Command.prony] + words, environment: [:], in: folder.path)
    // All eight are open; from now on there may be hardly more, of which connections leave the last ones to others.
    _ = await requests.first { $0 == 8 }
    let open = TemporaryFolder.names(in: "/proc/\(command.pid)/fd").count
    let limiting = try Command(
      "/usr/bin/prlimit", ["--pid=\(command.pid)", "--nofile=\(open + 4)"], environment: [:], in: folder.path)
    #expect(await limiting.finish().status == 0)
    mayReply.raise()
    let ended = await command.finish()
    #expect(ended.status == 4, "\(ended.errors)")
    let report = try MadeRun(in: folder).report()
    #expect(report.counts.areConserved && report.counts.sent == 40)
    #expect(report.counts.succeeded >= 8)
    #expect(report.points[0].failures.map(\.kind) == ["local_resource"])
    #expect(report.points[0].failures.first?.example.contains("Too many open files") == true)
    #expect(report.verdict.reasons.map(\.code).contains("local_resources"))
  }

  @Test func `a client that is stopped for seconds within the run has measured nothing, and says so`() async throws {
    let (requests, mayReply) = (Watched(0), Flag())
    let server = LoopbackServer { connection in
      while connection.readRequest() != nil {
        requests.change { $0 += 1 }
        // The run cannot end before it was stopped and goes on.
        if requests.value > 10 { mayReply.wait() }
        connection.reply(#"{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}"#)
      }
    }
    defer { server.stop() }
    let command = try Command.start(
      [
        "perf", "--url", server.url, "--model", "mock", "--concurrency", "2", "--requests", "20", "--threads", "1",
        "--no-preflight",
      ], in: folder)
    _ = await requests.first { $0 == 12 }
    command.signal(SIGSTOP)
    // How long it is stopped is what it is to notice.
    try await Task.sleep(for: .seconds(3))
    command.signal(SIGCONT)
    mayReply.raise()
    let ended = await command.finish()
    #expect(ended.status == 4, "\(ended.errors)")
    let report = try MadeRun(in: folder).report()
    #expect(report.counts.areConserved && report.counts.succeeded == 20)
    #expect(report.verdict.status == "INVALID")
    #expect(report.verdict.reasons.map(\.code).contains("client_stopped"))
  }
}
