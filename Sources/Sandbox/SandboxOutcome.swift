internal import Glibc
internal import Subprocess

/// How a program in the sandbox ended.
package struct SandboxOutcome: Sendable, Equatable {
  /// Why it ended.
  package enum Ending: Sendable, Equatable {
    /// It ran past its last line and nothing was left unhandled.
    case completed
    /// It ended before its last line, or with an error.
    case exited(code: Int32)
    /// A signal ended it: a limit on what it may use, or its own doing.
    case signalled(Int32)
    /// Its time was up.
    case outOfTime
    /// It printed more than it may.
    case tooMuchOutput
  }

  /// Why it ended.
  package let ending: Ending
  /// What it printed, errors among it, up to the limit; U+FFFD where it is no UTF-8.
  package let output: String

  /// It ran to its end without an error.
  package var isCompleted: Bool { ending == .completed }

  init(ending: Ending, output: String) {
    self.ending = ending
    self.output = output
  }
}

extension SandboxOutcome.Ending {
  /// The ending of a program whose processes ended with `status`, and which was interrupted, or left its mark at its end.
  init(_ status: TerminationStatus, _ interruption: Self?, isMarked: Bool) {
    self =
      switch (interruption, status) {
      case (let interruption?, _): interruption
      case (nil, .exited(0)) where isMarked: .completed
      // Its processor's time was up first.
      case (nil, .exited(128 + SIGXCPU)), (nil, .signaled(SIGXCPU)): .outOfTime
      // A shell's way of telling of a signal; the limiter and bubblewrap pass it on so.
      case (nil, .exited(let code)) where code > 128: .signalled(code - 128)
      case (nil, .exited(let code)): .exited(code: code)
      case (nil, .signaled(let signal)): .signalled(signal)
      }
  }
}
