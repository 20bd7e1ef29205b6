internal import Subprocess

extension Execution where Output == SequenceOutput {
  /// Reads what the program prints, and kills it when `time` is up or it has printed `limit` bytes, with its `group` of processes if it
  /// leads one.
  func supervisedOutput(within time: Duration, atMost limit: Int, group leadsGroup: Bool) async throws -> SupervisedOutput {
    try await withThrowingTaskGroup(of: SupervisedOutput?.self) { group in
      group.addTask {
        try await Task.sleep(for: time)
        return nil
      }
      group.addTask { try await self.output(limit: limit, group: leadsGroup) }
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
        try? send(signal: .kill, toProcessGroup: leadsGroup)
      }
      return output
    }
  }

  private func output(limit: Int, group leadsGroup: Bool) async throws -> SupervisedOutput {
    var output = SupervisedOutput()
    for try await piece in standardOutput {
      piece.withUnsafeBytes { output.bytes += $0.prefix(limit - output.bytes.count) }
      if output.bytes.count == limit, output.interruption == nil {
        output.interruption = .tooMuchOutput
        try? send(signal: .kill, toProcessGroup: leadsGroup)
      }
    }
    return output
  }
}
