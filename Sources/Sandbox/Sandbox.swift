internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Runs Python programs that nobody has read: what a model wrote.
///
/// With bubblewrap, shut off from network, files and processes (`SandboxCommand`). What a program prints and whether it ran to its end
/// is all that comes out of it.
package struct Sandbox: Sendable {
  private let limits: SandboxLimits

  /// A sandbox with `limits`.
  ///
  /// - Throws: when this machine cannot shut a program off; nothing is run without.
  package init(_ limits: SandboxLimits = SandboxLimits()) async throws(SandboxError) {
    self.limits = limits
    let isRoot = geteuid() == 0
    let needed =
      [SandboxCommand.bubblewrap, SandboxCommand.python, SandboxCommand.limiter] + (isRoot ? [SandboxCommand.becoming] : [])
    let missing = needed.filter { access($0, X_OK) != 0 }
    guard missing.isEmpty else {
      throw SandboxError(
        description: "programs can only be run in a sandbox, and \(missing.joined(separator: ", ")) is missing: "
          + "install bubblewrap, python3 and util-linux")
    }
    let trial = await run("pass")
    guard trial.isCompleted else {
      throw SandboxError(
        description: "programs can only be run in a sandbox, and bubblewrap cannot make one here: \(trial.output)")
    }
  }

  /// Runs `program`, a Python program, to its end or to its limits.
  ///
  /// It counts as completed only past its last line: one that exits before, with whatever code, does not. One that means
  /// to pass for completed can: it runs in the interpreter that prints the mark, and finds it there.
  package func run(_ program: String) async -> SandboxOutcome {
    // Not from the seed: no program shall have it by heart.
    let mark = "ran to its end, \(UInt64.random(in: .min ... .max))"
    let code =
      "import sys\nexec(compile(sys.stdin.read(), 'program', 'exec'), {'__name__': '__main__'})\nprint('\\n\(mark)', flush=True)"
    let words = SandboxCommand(code: code, limits: limits, isRoot: geteuid() == 0).words
    do {
      let ended = try await Subprocess.run(
        .path(FilePath(words[0])), arguments: Arguments(Array(words.dropFirst())),
        environment: .custom([Environment.Key: String]()),
        input: .string(program, using: UTF8.self), output: .sequence, error: .combinedWithOutput
      ) { execution in
        try await execution.supervisedOutput(limits)
      }
      return SandboxOutcome(ended.closureResult, ended.terminationStatus, mark: mark)
    } catch {
      return SandboxOutcome(ending: .exited(code: -1), output: "it could not be started: \(error)")
    }
  }
}
