/// What a program printed while it was watched, and why it was ended, if it was.
struct SupervisedOutput: Sendable {
  var bytes: [UInt8] = []
  var interruption: SandboxOutcome.Ending?
}
