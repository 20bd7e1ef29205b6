/// What became of the program in a reply, which was run to see whether it is right.
public struct ProgramOutcome: Sendable, Equatable {
  /// How it ended: `completed`, `exit 1`, `signal 9`, `out_of_time` or `too_much_output`.
  public var ending: String
  /// The end of what it printed, errors among it.
  public var output: String
  /// It was shut off from the machine.
  public var isSandboxed: Bool

  /// An outcome with these parts.
  public init(ending: String, output: String, isSandboxed: Bool = true) {
    self.ending = ending
    self.output = output
    self.isSandboxed = isSandboxed
  }

  /// It ran to its end without an error: it passed its tests.
  public var hasPassed: Bool { ending == "completed" }
}
