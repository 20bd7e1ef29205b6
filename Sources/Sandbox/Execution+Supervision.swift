internal import Subprocess

extension Execution where Input == CustomWriteInput, Output == SequenceOutput {
  /// Gives the program `input`, reads what it prints, and kills it when `time` is up or it has printed `limit` bytes.
  func supervisedOutput(of input: String, within time: Duration, atMost limit: Int) async throws -> SupervisedOutput {
    async let isGiven: Void = give(input)
    let output = try await supervisedOutput(within: time, atMost: limit)
    await isGiven
    return output
  }

  /// One that ends without having read all of it is no trouble of ours; what it printed tells of it.
  private func give(_ input: String) async {
    _ = try? await standardInputWriter.write(input)
    try? await standardInputWriter.finish()
  }

  private func supervisedOutput(within time: Duration, atMost limit: Int) async throws -> SupervisedOutput {
    try await withThrowingTaskGroup(of: SupervisedOutput?.self) { group in
      group.addTask {
        try await Task.sleep(for: time)
        return nil
      }
      group.addTask { try await self.output(limit: limit) }
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
