import Glibc
import TestKit
import Testing

@testable import Sandbox

/// Programs that are run as they are.
@Suite(.needs(.bwrap)) struct BareProgramTests {
  private func run(_ program: String, _ change: (inout SandboxLimits) -> Void = { _ in }) async throws -> SandboxOutcome {
    var limits = SandboxLimits()
    change(&limits)
    return try await Sandbox(limits, isShutOff: false).run(program)
  }

  @Test func `they see this machine`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("here", to: "file")
    let outcome = try await run("import os\nprint(open('\(folder.path)/file').read(), os.getcwd())")
    #expect(outcome == SandboxOutcome(ending: .completed, output: "here /tmp\n"))
  }

  @Test func `they keep the limits`() async throws {
    #expect(try await run("while True: pass") { $0.time = .milliseconds(300) }.ending == .outOfTime)
    #expect(try await run("while True: print('x' * 1000)") { $0.output = 10_000 }.ending == .tooMuchOutput)
    #expect(try await run("x = 'x' * (1 << 31)").ending == .exited(code: 1))
  }

  @Test func `what they started ends with them`() async throws {
    let folder = try TemporaryFolder()
    let pid = "\(folder.path)/pid"
    let outcome = try await run(
      """
      import subprocess
      child = subprocess.Popen(['sleep', '300'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
      open('\(pid)', 'w').write(str(child.pid))
      """)
    #expect(outcome.ending == .completed)
    try await processEnds(try #require(pid_t(try TemporaryFolder.text(ofFile: pid))))
  }
}
