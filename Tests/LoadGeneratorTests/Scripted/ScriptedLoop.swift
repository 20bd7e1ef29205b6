import Dispatch
import Synchronization
import Vocabulary

/// The executor and the clock of scripted transports: runs one job at a time, and when none is left, time goes on to the next instant that
/// somebody waits for.
///
/// Sendable proof: all that changes is in `state`, which locks.
final class ScriptedLoop: SerialExecutor, TaskExecutor, @unchecked Sendable {
  private let queue = DispatchQueue(label: "scripted loop")
  private let mark = DispatchSpecificKey<Bool>()
  private let state = Mutex(State())

  private struct State {
    var now = RunTime.zero
    /// Time stands still here.
    var end = RunTime(nanoseconds: .max)
    /// It does, and who wants to know.
    var standsStill = false
    var watchers: [CheckedContinuation<Void, Never>] = []
    var jobs = 0
    var sleepers: [Sleeper] = []
    var tickets = 0
    /// Sleeps that were ended before they began.
    var ended: Set<Int> = []
  }

  private struct Sleeper {
    var instant: RunTime
    var ticket: Int
    var continuation: CheckedContinuation<Void, Never>

    /// Earliest first, and of several at one instant who fell asleep first.
    var key: (RunTime, Int) { (instant, ticket) }
  }

  /// A loop whose time goes no further than `end`.
  init(until end: RunTime = RunTime(nanoseconds: .max)) {
    state.withLock { $0.end = end }
    queue.setSpecific(key: mark, value: true)
  }

  /// The instant now.
  var now: RunTime { state.withLock { $0.now } }

  /// Waits until time has come to its end, with nothing left to do before it.
  func hasStopped() async {
    await withCheckedContinuation { watcher in
      let standsStill = state.withLock { state in
        if !state.standsStill { state.watchers.append(watcher) }
        return state.standsStill
      }
      if standsStill { watcher.resume() }
    }
  }

  /// Lets time go on without end.
  func goOn() {
    state.withLock { state in
      state.end = RunTime(nanoseconds: .max)
      state.standsStill = false
      state.jobs += 1
    }
    queue.async { self.finishJob() }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    state.withLock { $0.jobs += 1 }
    queue.async {
      job.runSynchronously(isolatedTo: self.asUnownedSerialExecutor(), taskExecutor: self.asUnownedTaskExecutor())
      self.finishJob()
    }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }

  func isIsolatingCurrentContext() -> Bool? { DispatchQueue.getSpecific(key: mark) == true }

  func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }

  /// The last job wakes who is due next.
  private func finishJob() {
    let woken = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.jobs -= 1
      let next = state.sleepers.indices.min { state.sleepers[$0].key < state.sleepers[$1].key }
      guard state.jobs == 0, let next else { return [] }
      if state.sleepers[next].instant > state.end {
        state.standsStill = true
        defer { state.watchers = [] }
        return state.watchers
      }
      let sleeper = state.sleepers.remove(at: next)
      state.now = max(state.now, sleeper.instant)
      return [sleeper.continuation]
    }
    for continuation in woken { continuation.resume() }
  }

  /// Waits until `instant`; the task's cancellation ends the wait.
  func sleep(until instant: RunTime) async {
    let ticket = state.withLock { state in
      state.tickets += 1
      return state.tickets
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isEnded = state.withLock { state in
          if state.ended.remove(ticket) != nil || instant <= state.now { return true }
          state.sleepers.append(Sleeper(instant: instant, ticket: ticket, continuation: continuation))
          state.jobs += 1
          return false
        }
        // Whoever sleeps may do so off the loop: going to sleep is a job of its own.
        if isEnded { continuation.resume() } else { queue.async { self.finishJob() } }
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        guard let index = state.sleepers.firstIndex(where: { $0.ticket == ticket }) else {
          state.ended.insert(ticket)
          return nil
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume()
    }
  }
}
