import MockServer
import TestKit
import Testing

/// Disks that take no more, mounted for the process alone.
@Suite(.binary, .namespaces) struct DiskTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("runs")
  }

  @Test func `a disk that is full is told at once, and what it held is reported`() async throws {
    try await withServer { server in
      let words = Command.small(server.url).map { $0 == "8" ? "400" : $0 }
      // Its files go with the disk: they are saved before the process ends.
      let script = #"status=0; "$0" "$@" || status=$?; cp -r runs saved; exit $status"#
      let ended = try await Command.start(
        apart: ["--mount"], after: "mount -t tmpfs -o size=96k tmpfs runs", "/bin/sh", ["-c", script, Command.prony] + words,
        in: folder
      ).finish()
      #expect(ended.status == 6, "\(ended)")
      #expect(ended.errors.contains("records-0.jsonl: No space left on device; make room, or choose a folder on another disk"))
    }
    let name = try #require(TemporaryFolder.names(in: folder.path(of: "saved")).first)
    let lines = try folder.text(of: "saved/\(name)/records-0.jsonl")
    #expect(lines.hasSuffix("}\n"))
    let report = try await Command.run(["report", "saved/\(name)", "--json"], in: folder)
    #expect(report.status == 4)
    let written = try WrittenReport(report.output)
    #expect(written.counts.succeeded == lines.split(separator: "\n").count)
    #expect(written.counts.areConserved)
    #expect(written.verdict.reasons.map(\.code).contains("incomplete"))
  }

  @Test func `a disk that may only be read takes no run, but a run on it is reported`() async throws {
    let reading = "mount --bind runs runs; mount -o remount,bind,ro runs"
    try await withServer { server in
      let refused = try await Command.start(
        apart: ["--mount"], after: reading, Command.prony, Command.small(server.url), in: folder
      ).finish()
      #expect(refused.status == 6)
      #expect(refused.output == "")
      #expect(refused.errors.contains("Read-only file system; choose a folder in which you may write"))
      #expect([0, 4].contains(try await Command.perf(server.url, in: folder).status))
    }
    let run = try MadeRun(in: folder)
    let reported = try await Command.start(apart: ["--mount"], after: reading, Command.prony, ["report", run.path], in: folder)
      .finish()
    #expect(reported.output == (try run.text(of: "report.txt")))
    #expect(reported.status == 6, "its report could not be written there")
    #expect(reported.errors.contains("Read-only file system"))
  }
}
