internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Runs Python programs that nobody has read: what a model wrote.
///
/// With bubblewrap, shut off from network, files and processes (`SandboxCommand`). What a program prints and whether it ran to its end
/// is all that comes out of it.
package struct Sandbox: Sendable {
  private var limits: SandboxLimits
  private let isShutOff: Bool
  private let isRoot = geteuid() == 0

  /// A sandbox with `limits`; one that `isShutOff` from nothing is none: programs keep its limits, and have the rights of this process.
  ///
  /// - Throws: when this machine cannot shut a program off.
  package init(_ limits: SandboxLimits = SandboxLimits(), isShutOff: Bool = true) async throws(SandboxError) {
    self.limits = limits
    self.isShutOff = isShutOff
    let walls = [SandboxCommand.bubblewrap] + (isRoot ? [SandboxCommand.becoming] : [])
    let needed = [SandboxCommand.python, SandboxCommand.limiter] + (isShutOff ? walls : [])
    let missing = needed.filter { access($0, X_OK) != 0 }
    guard missing.isEmpty else {
      throw SandboxError(
        description:
          "programs cannot be run\(isShutOff ? " in a sandbox" : ""), since \(missing.joined(separator: ", ")) is missing: "
          + "install \(isShutOff ? "bubblewrap, " : "")python3 and util-linux")
    }
    // That this machine is slow does not mean that it cannot.
    var patient = self
    patient.limits.time = max(limits.time, SandboxLimits().time)
    let trial = try await patient.run("pass")
    guard trial.isCompleted else {
      throw SandboxError(description: "programs cannot be run here\(isShutOff ? " in a sandbox" : ""): a trial ends: \(trial)")
    }
  }

  /// Runs `program`, a Python program, to its end or to its limits.
  ///
  /// It counts as completed only past its last line (`MarkedProgram`): one that exits before, with whatever code, does not.
  ///
  /// - Throws: when there was no sandbox to run it in, which says nothing of the program.
  package func run(_ program: String) async throws(SandboxError) -> SandboxOutcome {
    let marked = MarkedProgram(program)
    let words = SandboxCommand(code: marked.code, limits: limits, isShutOff: isShutOff, isRoot: isRoot).words
    let input = try marked.file()
    let output: SupervisedOutput
    let status: TerminationStatus
    var options = PlatformOptions()
    // What is shut off ends with its first process; else what it started is ended as its group.
    if !isShutOff { options.processGroupID = 0 }
    do {
      let ended = try await Subprocess.run(
        .path(FilePath(words[0])), arguments: Arguments(Array(words.dropFirst())),
        environment: .custom([Environment.Key: String]()), platformOptions: options,
        input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .sequence, error: .combinedWithOutput
      ) { execution in
        let output = try await execution.supervisedOutput(
          within: limits.time, atMost: MarkedProgram.printed(atMost: limits.output), group: !isShutOff)
        if !isShutOff { kill(-execution.processIdentifier.value, SIGKILL) }
        return output
      }
      (output, status) = (ended.closureResult, ended.terminationStatus)
    } catch {
      throw SandboxError(description: "a program could not be started: \(error)")
    }
    let reading = marked.reading(output.bytes)
    guard reading != nil || output.interruption != nil else {
      let said = String(decoding: output.bytes, as: UTF8.self)
      throw SandboxError(description: "programs cannot be run here\(isShutOff ? " in a sandbox" : ""): \(said)")
    }
    return SandboxOutcome(
      ending: .init(status, output.interruption, isMarked: reading?.isMarked == true), output: reading?.output ?? "")
  }
}
