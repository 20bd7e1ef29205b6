internal import LoadGenerator
internal import Vocabulary

extension LoadRun {
  /// Runs `points` and tells `progress` a few times a second how it goes.
  func run(
    _ points: [LoadPoint], tellingProgressTo progress: (@Sendable (RunProgress) -> Void)?
  ) async -> RunEnding {
    guard let progress else { return await run(points) }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await tell(progress) }
      defer { group.cancelAll() }
      return await run(points)
    }
  }

  private func tell(_ progress: @Sendable (RunProgress) -> Void) async {
    var meter = ProgressMeter(plan: plan)
    while !Task.isCancelled {
      try? await Task.sleep(for: ProgressMeter.interval)
      if let seen = meter.progress(board.look(), isDraining: isDraining, at: now()) { progress(seen) }
    }
  }
}
