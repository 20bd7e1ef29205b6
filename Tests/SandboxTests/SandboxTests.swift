import TestKit
import Testing

@testable import Sandbox

/// Programs as models might write them, run for real; without bubblewrap these are skipped by name.
@Suite(.needs(.bwrap)) struct SandboxTests {
  private func run(_ program: String, _ change: (inout SandboxLimits) -> Void = { _ in }) async throws -> SandboxOutcome {
    var limits = SandboxLimits()
    change(&limits)
    return try await Sandbox(limits).run(program)
  }

  @Test func `a program that runs to its end is completed, and what it prints is told`() async throws {
    let outcome = try await run("def f(x):\n  return x + 1\n\nassert f(1) == 2\nprint('é')\n")
    #expect(outcome == SandboxOutcome(ending: .completed, output: "é\n"))
  }

  @Test(arguments: [
    ("assert 1 == 2", 1), ("raise SystemExit", 0), ("import os; os._exit(0)", 0), ("exit(3)", 3), ("def f(:", 1),
    ("if __name__ == '__main__':\n  import sys\n  sys.exit()\nassert False", 0),
  ])
  func `a program that ends before its last line is not`(program: String, code: Int32) async throws {
    #expect(try await run(program).ending == .exited(code: code))
  }

  @Test(arguments: [
    "str(sys.orig_argv)", "open('/proc/self/cmdline').read()", "open('/proc/1/cmdline').read()", "sys.stdin.read()",
    "str(sys._getframe(1).f_globals)", "str(sys._getframe(1).f_code.co_consts)",
  ])
  func `a program finds no mark to print before it has come to its end`(place: String) async throws {
    let outcome = try await run(
      """
      import os, re, sys
      mark = re.findall('ran to its end, [0-9]+', \(place)) or ['nothing']
      print('\\n' + mark[0], flush=True)
      os._exit(0)
      """)
    #expect(outcome == SandboxOutcome(ending: .exited(code: 0), output: "\nnothing\n"))
  }

  @Test(arguments: [
    "import atexit\natexit.register(print, 'bye')", "import sys, io\nsys.stdout = io.StringIO()\nprint('unseen')",
    "import os\nos.read = os.write = None", "import sys\nsys.stdin.close()", "x = '\(String(repeating: "é", count: 100_000))'",
  ])
  func `a program that runs to its end is completed, whatever it does to its surroundings`(program: String) async throws {
    #expect(try await run(program).ending == .completed)
  }

  @Test func `where no program can be begun, that is thrown, and no outcome`() async throws {
    var limits = SandboxLimits()
    limits.memory = 1 << 20
    let error = await #expect(throws: SandboxError.self) { try await Sandbox(limits) }
    #expect(error?.description.hasPrefix("programs cannot be run here in a sandbox: ") == true)
  }

  @Test func `a run that is given up has no outcome either`() async throws {
    let sandbox = try await Sandbox()
    let run = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await sandbox.run("pass")
    }
    run.cancel()
    await #expect(throws: SandboxError.self) { try await run.value }
  }

  @Test func `an error is told as Python tells it`() async throws {
    let outcome = try await run("assert 1 == 2, 'no'")
    #expect(outcome.output.hasSuffix("AssertionError: no\n"))
  }

  @Test func `a program reads nothing`() async throws {
    let outcome = try await run("input()")
    #expect(outcome.ending == .exited(code: 1))
    #expect(outcome.output.hasSuffix("EOFError: EOF when reading a line\n"))
  }

  @Test(arguments: [
    "while True: pass", "import time; time.sleep(600)", "import signal, time\nsignal.signal(15, lambda *_: 0)\ntime.sleep(600)",
    "try:\n  while True: pass\nexcept BaseException: pass\nwhile True: pass",
  ])
  func `a program without end is ended when its time is up`(program: String) async throws {
    #expect(try await run(program) { $0.time = .milliseconds(500) }.ending == .outOfTime)
  }

  @Test func `output without end is cut off`() async throws {
    let outcome = try await run("while True: print('x' * 1000)") { $0.output = 10_000 }
    #expect(outcome.ending == .tooMuchOutput)
    #expect(outcome.output.utf8.count == 10_000)
  }

  @Test func `a fork bomb runs out of processes, and nothing of it is left`() async throws {
    let bomb = """
      import os
      made = 0
      try:
        while True:
          if os.fork() == 0:
            os.setsid()
            import time; time.sleep(600)
          made += 1
      except BlockingIOError:
        print(made)
      """
    let outcome = try await run(bomb) { $0.processes = 20 }
    #expect(outcome.ending == .completed)
    let made = try #require(Int(outcome.output.split(separator: "\n").last ?? ""))
    #expect((1...20).contains(made))
  }

  @Test func `a child in a session of its own ends with the program`() async throws {
    let outcome = try await run("import os, time\nif os.fork() == 0:\n  os.setsid()\n  time.sleep(600)\n")
    #expect(outcome.ending == .completed, "though the child holds the output open")
  }

  @Test func `memory beyond the limit is refused`() async throws {
    let outcome = try await run("x = bytearray(1 << 31)")
    #expect(outcome.ending == .exited(code: 1))
    #expect(outcome.output.contains("MemoryError"))
  }

  @Test func `files beyond the limit are refused`() async throws {
    let one = try await run("open('a', 'wb').write(b'x' * (2 << 20))") { $0.files = 1 << 20 }
    #expect(one.ending != .completed)
    let many = try await run("for i in range(9):\n  with open(str(i), 'wb') as f: f.write(b'x' * 500000)") {
      $0.files = 1 << 20
    }
    #expect(many.output.contains("No space left on device"))
  }

  @Test func `there is nothing to see or to delete`() async throws {
    let outcome = try await run(
      """
      import os, shutil
      print(sorted(os.listdir('/')), sorted(os.environ), os.getuid() == 0, len([p for p in os.listdir('/proc') if p.isdigit()]) < 5)
      for path in ['/usr/bin/python3', '/usr', '/proc/1']:
        shutil.rmtree(path, ignore_errors=True)
        print(os.path.exists(path))
      os.system('rm -rf --no-preserve-root / 2>/dev/null')
      print(os.path.exists('/usr/bin/python3'))
      """)
    #expect(outcome.ending == .completed, "\(outcome.output)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("['bin', 'dev', 'lib', 'lib64', 'proc', 'tmp', 'usr'] ['HOME', 'LANG', ") == true)
    #expect(lines.first?.hasSuffix("False True") == true)
    #expect(lines.dropFirst() == ["True", "True", "True", "True"])
  }

  @Test func `there is no network, not even to this machine`() async throws {
    let server = LoopbackServer { _ in }
    defer { server.stop() }
    let outcome = try await run(
      "import socket\nfor host in ['127.0.0.1', '::1']:\n  try: socket.create_connection((host, \(server.port)), 2)\n  except OSError as e: print('refused')\n"
    )
    #expect(outcome == SandboxOutcome(ending: .completed, output: "refused\nrefused\n"))
    #expect(server.connections == 0)
  }
}
