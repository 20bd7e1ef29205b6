internal import Subprocess

/// What a program printed while it was watched, and why it was ended, if it was.
struct SupervisedOutput: Sendable {
  var bytes: [UInt8] = []
  var interruption: SandboxOutcome.Ending?
}

extension Execution where Output == SequenceOutput {
  /// Reads what the program prints, and kills it when its time is up or it has printed too much.
  func supervisedOutput(_ limits: SandboxLimits) async throws -> SupervisedOutput {
    try await withThrowingTaskGroup(of: SupervisedOutput?.self) { group in
      group.addTask {
        try await Task.sleep(for: limits.time)
        return nil
      }
      group.addTask { try await self.output(limit: limits.output) }
      var output = SupervisedOutput()
      while let next = try await group.next() {
        if let next {
          output.bytes = next.bytes
          output.interruption = output.interruption ?? next.interruption
          group.cancelAll()
          break
        }
        output.interruption = .outOfTime
        // It may have ended just now.
        try? send(signal: .kill)
      }
      return output
    }
  }

  private func output(limit: Int) async throws -> SupervisedOutput {
    var output = SupervisedOutput()
    for try await piece in standardOutput {
      piece.withUnsafeBytes { output.bytes += $0.prefix(limit - output.bytes.count) }
      if output.bytes.count == limit, output.interruption == nil {
        output.interruption = .tooMuchOutput
        try? send(signal: .kill)
      }
    }
    return output
  }
}
