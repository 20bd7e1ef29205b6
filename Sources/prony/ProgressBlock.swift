internal import Synchronization
internal import Vocabulary

/// The live block of a run on a terminal: a few lines that are drawn over themselves, and gone when the run is.
final class ProgressBlock: Sendable {
  private let terminal: Terminal
  private let linesShown = Mutex(0)

  /// A block on `terminal`.
  init(on terminal: Terminal) { self.terminal = terminal }

  /// Draws `progress` over what stands there.
  func show(_ progress: RunProgress) {
    let columns = terminal.columns
    let lines = ProgressBlock.lines(progress).map { String($0.prefix(columns - 1)) }
    linesShown.withLock { shown in
      terminal.write(ProgressBlock.goBack(over: shown) + lines.map { $0 + "\u{1B}[K\n" }.joined())
      shown = lines.count
    }
  }

  /// Takes the block away.
  func clear() {
    linesShown.withLock { shown in
      if shown > 0 { terminal.write(ProgressBlock.goBack(over: shown)) }
      shown = 0
    }
  }

  private static func goBack(over lines: Int) -> String { lines > 0 ? "\u{1B}[\(lines)A\u{1B}[J" : "" }

  /// The block's lines.
  static func lines(_ progress: RunProgress) -> [String] {
    [
      "\(load(progress)) · \(progress.phase.rawValue) · \(time(progress))",
      "requests  \(requests(progress)) · \(progress.inFlight) in flight · \(rate(progress.requestsPerSecond))/s",
      "tokens    \(rate(progress.tokensPerSecond))/s · ttft \(times(progress.timeToFirstToken)) · itl \(times(progress.interTokenLatency))",
    ]
  }

  private static func load(_ progress: RunProgress) -> String {
    let load =
      if let rate = progress.load.requestRate {
        "open loop, \(rate) requests/s"
      } else {
        "closed loop, concurrency \(progress.load.concurrency ?? 1)"
      }
    return progress.points > 1 ? "\(load) (point \(progress.point) of \(progress.points))" : load
  }

  private static func time(_ progress: RunProgress) -> String {
    let elapsed = "\(fixed(progress.elapsed.seconds, 1)) s"
    guard let length = progress.length else { return elapsed }
    return "\(elapsed) of \(fixed(length.seconds, 1)) s"
  }

  private static func requests(_ progress: RunProgress) -> String {
    let ended = progress.requests.map { "\(progress.ended) of \($0) ended" } ?? "\(progress.ended) ended"
    let dropped = progress.dropped > 0 ? " · \(progress.dropped) dropped" : ""
    return "\(ended) · \(progress.failed) failed\(dropped)"
  }

  private static func times(_ quantiles: RunProgress.Quantiles?) -> String {
    guard let quantiles else { return "–" }
    return "p50 \(milliseconds(quantiles.p50)) p99 \(milliseconds(quantiles.p99))"
  }

  private static func milliseconds(_ time: Duration) -> String {
    let milliseconds = time.seconds * 1000
    return fixed(milliseconds, milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0) + " ms"
  }

  private static func rate(_ rate: Double) -> String { fixed(rate, rate < 100 ? 1 : 0) }

  /// `value` with `digits` decimals.
  private static func fixed(_ value: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int((value * scale).rounded())
    guard digits > 0 else { return String(scaled) }
    let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int(scale))
    return "\(whole)." + String(Int(scale) + rest).dropFirst()
  }
}
