package import Vocabulary

/// The two stretches over which a point's numbers are taken.
package struct PointWindows: Sendable, Equatable {
  /// The steady part: what the report's metrics are of.
  package var measured: MeasuredWindow
  /// The whole point after its warm-up, from the first send to the last end: what stands beside, untrimmed.
  package var whole: MeasuredWindow

  /// Windows over `measured` and `whole`.
  package init(measured: MeasuredWindow, whole: MeasuredWindow) {
    self.measured = measured
    self.whole = whole
  }
}

extension MeasuredWindow {
  /// `instant` lies in it; both ends belong to it.
  func contains(_ instant: RunTime) -> Bool { opensAt <= instant && instant <= closesAt }

  /// How much of `start`–`end` lies in it, in seconds.
  func overlap(from start: RunTime, to end: RunTime) -> Double {
    max(0, min(end, closesAt).seconds(since: max(start, opensAt)))
  }
}
