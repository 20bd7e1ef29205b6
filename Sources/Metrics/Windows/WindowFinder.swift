package import Vocabulary

/// Finds a point's windows: the first pass over its records.
///
///     opens    at the first send after the warm-up
///     closes   open loop: at the last send
///              closed loop: when the requests in flight fall below the asked concurrency for good
///
/// A virtual user between two requests counts as in flight from the instant its next one is due, so the client's own turnaround
/// opens no gap. A window that would hold less than half of the point's requests is given up for the whole point.
///
/// It needs no arrivals, so the records may be skimmed, and keeps a few numbers per request in flight at once.
package struct WindowFinder: Sendable {
  private let isUntrimmed: Bool
  private let load: LoadPoint
  private var firstSend: RunTime?
  private var lastSend: RunTime?
  private var lastEnd: RunTime?
  private var sent = 0
  private var users = InFlightProfile()

  /// A finder for a point of `plan` that asks for `load`.
  package init(plan: RunPlan, load: LoadPoint) {
    isUntrimmed = plan.isUntrimmed
    self.load = load
  }

  /// Takes the point's next record, in order of their end.
  package mutating func add(_ record: RequestRecord) {
    guard !record.isWarmUp, record.wasSent else { return }
    let send = record.departedAt
    let end = record.endedAt
    sent += 1
    firstSend = min(firstSend ?? send, send)
    lastSend = max(lastSend ?? send, send)
    lastEnd = max(lastEnd ?? end, end)
    if load.requestRate == nil { users.add(from: record.scheduledAt, until: end) }
  }

  /// The windows of the records so far.
  package var windows: PointWindows {
    guard let firstSend, let lastSend, let lastEnd else {
      let nothing = MeasuredWindow(opensAt: .zero, closesAt: .zero, remark: "no request was sent")
      return PointWindows(measured: nothing, whole: nothing)
    }
    let whole = MeasuredWindow(opensAt: firstSend, closesAt: lastEnd)
    var measured = whole
    if isUntrimmed {
      measured.remark = "the whole point, as asked"
    } else if load.requestRate != nil {
      measured.closesAt = lastSend
    } else if let fall = users.lastFall(below: concurrency) {
      if 2 * fall.started >= sent {
        measured.closesAt = fall.at
      } else {
        measured.remark = "the whole point: the load was full for less than half of its requests"
      }
    } else {
      measured.remark = "the whole point: \(concurrency) requests were never in flight at once"
    }
    return PointWindows(measured: measured, whole: whole)
  }

  private var concurrency: Int { load.concurrency ?? 1 }
}
