import MockServer
import TestKit
import Testing

@Suite(.binary) struct OutputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [([], "report.txt"), (["--json"], "report.json")])
  func `what is printed are the bytes of the file`(options: [String], file: String) async throws {
    let ended = try await withServer {
      try await Command.run(Command.small($0.url) + options, environment: ["TERM": "xterm-256color"], in: folder)
    }
    let run = try MadeRun(in: folder)
    #expect(try run.text(of: file).isEmpty == false)
    #expect(ended.output == (try run.text(of: file)))
    #expect(ended.errors == "", "no live block where nobody watches")

    let again = try await Command.run(["report", "runs/" + (run.path.split(separator: "/").last ?? "")] + options, in: folder)
    #expect(again.output == (try run.text(of: file)))
    #expect(again.output == ended.output)
    #expect(again.errors == "")
  }

  @Test(arguments: ["perf --url http://localhost --model m --dry-run", "--help", "--version"])
  func `output that cannot be written is not taken for written`(line: String) async throws {
    // A shell, for it alone can give the command another standard output than these tests'.
    let run = try await Command(
      "/bin/sh", ["-c", "\"$0\" \(line) >/dev/full", Command.prony], environment: [:],
      in: folder.path
    ).finish()
    #expect(run.status == 6)
    #expect(run.errors == "prony: cannot write to standard output: No space left on device\n")
  }

  @Test func `no file takes the place of a stream that is closed`() async throws {
    try await withServer { server in
      let words = Command.small(server.url).joined(separator: " ")
      let run = try await Command(
        "/bin/sh", ["-c", "\"$0\" \(words) <&- >&- 2>&-", Command.prony], environment: [:], in: folder.path
      ).finish()
      #expect([0, 4].contains(run.status))
    }
    let run = try MadeRun(in: folder)
    let records = try run.text(of: "records.jsonl").split(separator: "\n")
    #expect(records.count == 8 && records.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    #expect(try run.text(of: "plan.json").hasSuffix("}\n"))
    #expect(try run.text(of: "report.txt").isEmpty == false)
  }

  @Test(arguments: [200, 500])
  func `what a terminal would act on is shown escaped, on every stream and in every file`(status: Int) async throws {
    let attack = "\u{1B}]52;c;cm0gLXJm\u{7}\u{9B}2J\u{202E}"
    let server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        if request.hasPrefix("GET") {
          connection.reply(#"{"data":[{"id":"\u001b]52;c;cm0gLXJm\u0007\u009b2J\u202e"}]}"#)
        } else {
          connection.reply(status: status, "{\"error\":{\"message\":\"no \(attack)\"}}")
        }
      }
    }
    defer { server.stop() }
    let ended = try await Command.perf(server.url, "--keep-text", in: folder)
    #expect(ended.status == 3)
    let run = try MadeRun(in: folder)
    #expect(ended.output.contains(#"\u{1B}]52;c;cm0gLXJm\u{7}\u{9B}2J\u{202E}"#))
    let shown = ended.output + ended.errors + (try run.traces())
    let acting = shown.unicodeScalars.filter { ($0 != "\n" && $0.value < 0x20) || 0x7F..<0xA0 ~= $0.value || $0 == "\u{202E}" }
    #expect(acting.isEmpty, "\(acting.map(\.value))")
  }
}
