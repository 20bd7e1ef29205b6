internal import LoadGenerator
internal import Vocabulary

extension LoadRun {
  /// Runs `points` and tells `progress` a few times a second how it goes.
  func run(
    _ points: [LoadPoint], interruptions: AsyncStream<Void>, tellingProgressTo progress: (@Sendable (RunProgress) -> Void)?
  ) async -> RunEnding {
    guard let progress else { return await run(points, interruptions: interruptions) }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await tell(progress) }
      defer { group.cancelAll() }
      return await run(points, interruptions: interruptions)
    }
  }

  private func tell(_ progress: @Sendable (RunProgress) -> Void) async {
    var meter = ProgressMeter(plan: plan)
    while !Task.isCancelled {
      try? await Task.sleep(for: ProgressMeter.interval)
      if let seen = meter.progress(board.look(), at: clock.now()) { progress(seen) }
    }
  }
}
