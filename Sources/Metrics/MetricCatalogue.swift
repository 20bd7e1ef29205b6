/// All metrics, in the order of a report.
package enum MetricCatalogue {
  /// Distributions over the requests sent in the window.
  package static let perRequest: [RequestMetric] = [
    .timeToFirstToken,
    .timeToFirstTokenScheduled,
    .timeToFirstAnswerToken,
    .interTokenLatency,
    .interChunkLatency,
    .longestStall,
    .timePerOutputToken,
    .endToEndLatency,
    .endToEndLatencyScheduled,
    .adjustedTimeToFirstToken,
    .adjustedEndToEndLatency,
    .outputSpeed,
    .inputTokens,
    .outputTokens,
    .reasoningTokens,
    .cachedTokens,
    .packages,
    .timePerPackage,
    .sendLateness,
    .sendDelay,
    .deliveryLag,
    .timeToFirstByte,
    .nameResolution,
    .connectionTime,
    .tlsHandshake,
    .roundTrip,
    .retransmits,
    .outOfOrder,
    .wait,
    .transfer,
    .bytesSent,
    .bytesReceived,
  ]

  /// Single numbers over the window.
  package static let ofRun: [RunMetric] = [
    .duration,
    .requestThroughput,
    .requestRateAchieved,
    .outputTokenThroughput,
    .inputTokenThroughput,
    .totalTokenThroughput,
    .outputTokenThroughputPerUser,
    .goodput,
    .goodputShare,
    .outputTokenGoodput,
    .errorRate,
    .concurrencyMean,
    .concurrencyMax,
    .littleRatio,
    .timePerOutputTokenOverall,
    .connectionsReused,
    .mergedArrivals,
    .costPerMillionOutputTokens,
    .costPerMillionGoodOutputTokens,
  ]

  /// Distributions over the client's samples of itself.
  package static let ofClient: [ClientMetric] = [
    .loopLag,
    .threadBusy,
  ]

  /// The metrics that a service-level objective can limit.
  package static var objectiveIDs: [String] { perRequest.filter(\.canBeObjective).map(\.id) }

  /// The metric `id`, if an objective can limit it.
  static func objective(_ id: String) -> RequestMetric? { perRequest.first { $0.id == id && $0.canBeObjective } }
}
