internal import CLinux
internal import Vocabulary

/// How one loop fares: its lag per wake and the CPU time of its thread, summed up sample by sample.
struct LoopMeter {
  private var sample: ClientSample
  private var threadNanoseconds: Int64

  /// A meter of the calling thread, from now on.
  init(shard: Int, at now: RunTime) {
    sample = ClientSample(shard: shard, point: 0, from: now, to: now)
    threadNanoseconds = linux_clock(LINUX_THREAD_CPU)
  }

  /// One wake was handled in `lag` nanoseconds.
  mutating func addWake(lag: Int64) { sample.loopLag.add(UInt64(max(0, lag))) }

  /// The sample since the last one, taken on the measured thread; the next begins at `now`.
  mutating func take(at now: RunTime, clockStep: Int64) -> ClientSample {
    let spent = linux_clock(LINUX_THREAD_CPU)
    var taken = sample
    taken.to = now
    taken.threadNanoseconds = spent - threadNanoseconds
    taken.clockStepNanoseconds = clockStep
    sample = ClientSample(shard: taken.shard, point: taken.point, from: now, to: now)
    threadNanoseconds = spent
    return taken
  }
}
