import Vocabulary

/// One question to a point's numbers, by which they are believed or not.
///
/// Each lives in its own file, whose doc comment says what it finds and from what limit on.
struct ValidityCheck: Sendable {
  /// What it found; `nil` when all is well, or when there is nothing to judge by.
  let reason: @Sendable (PointEvidence) -> Verdict.Reason?

  init(reason: @escaping @Sendable (PointEvidence) -> Verdict.Reason?) { self.reason = reason }

  /// All of them, in the order in which reasons of one severity are reported.
  static let all: [ValidityCheck] = [
    .sendLate,
    .slowLoop,
    .loopStall,
    .clientStopped,
    .busyThread,
    .scheduleShortfall,
    .localResources,
    .impossibleTimes,
    .incomplete,
    .interrupted,
    .noSuccess,
    .foreignCanaries,
    .failures,
    .retried,
    .outputNotFound,
    .emptyReplies,
    .dropped,
    .arrivalsOffPlan,
    .overSaturated,
    .littleOff,
    .wholePoint,
    .fewSamples,
    .outliers,
    .promptsCached,
    .usageDiffers,
    .mixedHTTP,
    .httpFellBack,
    .clockStepped,
  ]
}
