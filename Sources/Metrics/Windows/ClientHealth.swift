import Vocabulary

/// How the client fared during a window, from the samples it took of itself about once a second.
struct ClientHealth: Sendable {
  /// The length of a sample's stretch when nothing is in the way.
  private static let usualStretch = 1.0
  /// Above this share of a stretch a thread counts as busy.
  static let busyShare = 0.85

  /// The lag of each wake of each shard's loop.
  private(set) var loopLag = LogHistogram(bits: ClientSample.loopLagBits)
  /// The share of each stretch that a shard's thread spent on a core.
  private(set) var threadBusy = Distribution(unit: .ratio)
  /// The longest time in seconds for which one shard's thread was busy without a pause.
  private(set) var longestBusy = 0.0
  /// The longest time in seconds for which a shard did not run: a lag, or what a stretch lasted beyond the usual.
  private(set) var longestStop = 0.0
  /// The largest step of the wall clock against the monotonic one, in seconds.
  private(set) var largestClockStep = 0.0
  private var shards: [Int: Shard] = [:]

  private struct Shard {
    var lastSampleAt: RunTime
    var busyFor = 0.0
  }

  /// Takes a sample; each shard's come in order.
  mutating func add(_ sample: ClientSample) {
    loopLag.merge(sample.loopLag)
    var shard = shards[sample.shard] ?? Shard(lastSampleAt: sample.from)
    let sinceLast = sample.to.seconds(since: shard.lastSampleAt)
    if let busy = sample.threadBusy {
      threadBusy.add(busy)
      shard.busyFor = busy > ClientHealth.busyShare ? shard.busyFor + sinceLast : 0
    }
    shard.lastSampleAt = sample.to
    shards[sample.shard] = shard
    longestBusy = max(longestBusy, shard.busyFor)
    longestStop = max(longestStop, sinceLast - ClientHealth.usualStretch, longestLag)
    largestClockStep = max(largestClockStep, abs(seconds(sample.clockStepNanoseconds)))
  }

  /// The longest lag of a wake, in seconds.
  var longestLag: Double { seconds(Int64(clamping: loopLag.maximum ?? 0)) }
}
