internal import CCurl
internal import CLinux
internal import Glibc
internal import Vocabulary

/// The executor of one shard: a thread that runs the shard's jobs and drives libcurl's sockets.
///
/// One turn of the loop: run the jobs; let libcurl's timers act; wait for sockets, or for the next instant somebody sleeps until.
/// Awake again: *harvest* the bytes of all ready sockets with the kernel's receive times, wake the sleepers that are due, so that what
/// is to be sent goes out first, then *feed* libcurl what was harvested.
///
/// Sendable proof: everything but `clock`, `options` and `jobs` is touched only on the loop's own thread, which
/// `isIsolatingCurrentContext` answers for; the first two never change, `jobs` locks.
final class CurlLoop: SerialExecutor, TaskExecutor, @unchecked Sendable {
  let clock: RunClock
  /// How its transfers connect: one copy for all of them, of which there may be thousands.
  let options: TransportOptions
  private let jobs: JobQueue
  private var ownJobs: [UnownedJob] = []
  private var isStopped = false

  private(set) var harvest = ReceiveHarvest()
  private var sockets: SocketTable
  private var multis: [CurlMulti] = []
  private var timers = MultiTimers()
  var sleepers = Sleepers()
  var watches = Watches()
  private var meter: LoopMeter

  /// When the wait last returned.
  private(set) var wokeAt = RunTime.zero
  /// When all that was ready then had been handled.
  private var restsAt = RunTime.zero

  /// A loop that is not running yet.
  init(clock: RunClock, options: TransportOptions) throws(TransportError) {
    self.clock = clock
    self.options = options
    meter = LoopMeter(shard: 0, at: clock.now())
    jobs = try JobQueue()
    sockets = try SocketTable()
    sockets.listen(to: jobs.bell)
  }

  // MARK: Executor

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if isOnThread { ownJobs.append(job) } else { jobs.add(job) }
  }

  /// Runs `errand` on the loop's thread, from any thread.
  func perform(_ errand: @escaping @Sendable () -> Void) { jobs.add(errand) }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }

  func isIsolatingCurrentContext() -> Bool? { isOnThread }

  func checkIsolated() { precondition(isOnThread, "this runs on its shard's thread only") }

  private var isOnThread: Bool { linux_thread_owner() == Unmanaged.passUnretained(self).toOpaque() }

  private func runJobs() {
    // Jobs that run add jobs; all are run before the loop waits again. A job is run as one of the shard's actor and of its tasks
    // alike: a continuation resumes on its task's executor, and would otherwise reach the actor by way of another enqueueing.
    var next = 0
    while next < ownJobs.count {
      next += 1
      ownJobs[next - 1].runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }
    ownJobs.removeAll(keepingCapacity: true)
  }

  // MARK: Turns

  /// Runs the loop on the calling thread until `stop`.
  func run(shard: Int) {
    linux_set_thread_owner(Unmanaged.passUnretained(self).toOpaque())
    linux_name_thread("prony-shard-\(shard)")
    linux_set_timer_slack(1)
    harvest.install()
    meter = LoopMeter(shard: shard, at: clock.now())
    while !isStopped { turn() }
    harvest.uninstall()
    watches.removeAll()
    multis = []
    linux_set_thread_owner(nil)
  }

  /// Ends the loop after the present turn.
  func stop() { isStopped = true }

  /// The shard's sample since the last one.
  func takeSample() -> ClientSample { meter.take(at: clock.now(), clockStep: harvest.takeClockStep()) }

  private func turn() {
    runJobs()
    for multi in timers.takeDue(at: restsAt) { multis[multi].act() }
    if let next = watches.nextInstant, next <= restsAt {
      for transfer in watches.takeDue(at: restsAt) { transfer.checkLimits(at: restsAt) }
    }
    runJobs()
    let ready = sockets.wait(nanoseconds: timeToWait(from: restsAt))
    wokeAt = clock.now()
    harvest.begin(at: wokeAt)
    for index in 0..<ready { takeBytes(at: sockets.event(index)) }
    wakeSleepers(at: wokeAt)
    for index in 0..<ready {
      feed(sockets.event(index))
      if index % 8 == 7 { wakeSleepers(at: clock.now()) }
    }
    for socket in harvest.leftovers { feed((socket, .read)) }
    harvest.end()
    runJobs()
    restsAt = clock.now()
    meter.addWake(lag: restsAt.nanoseconds(since: wokeAt))
  }

  /// How long to wait for events, in nanoseconds; `nil` for without end.
  private func timeToWait(from now: RunTime) -> Int64? {
    guard ownJobs.isEmpty, harvest.leftovers.isEmpty, !isStopped else { return 0 }
    let next = earlier(sleepers.nextInstant, earlier(timers.next, watches.nextInstant))
    return next.map { max(0, $0.nanoseconds(since: now)) }
  }

  private func wakeSleepers(at now: RunTime) {
    guard let next = sleepers.nextInstant, next <= now else { return }
    sleepers.wake(at: now)
    runJobs()
  }

  private func takeBytes(at event: (socket: Int32, ready: Epoll.Interest)) {
    if event.socket == jobs.bell {
      let waiting = jobs.take()
      ownJobs.append(contentsOf: waiting.jobs)
      for errand in waiting.errands { errand() }
    } else if event.ready != .write, sockets.isRead(event.socket) {
      harvest.take(event.socket)
    }
  }

  private func feed(_ event: (socket: Int32, ready: Epoll.Interest)) {
    guard event.socket != jobs.bell else { return }
    guard let (multi, ready) = sockets.recipient(of: event.ready, at: event.socket) else {
      // An idle connection spoke, or its peer closed it: libcurl looks when it next wants it.
      sockets.forget(event.socket)
      return harvest.discard(event.socket)
    }
    var left = Int.max
    repeat {
      let before = left
      multis[multi].act(on: event.socket, ready: ready)
      left = harvest.left(at: event.socket)
      // libcurl reads a buffer's worth per action; it is asked again until it has all, or stops taking.
      if left >= before { break }
    } while left > 0
    actOnTimers(of: multi)
    harvest.release(event.socket)
  }

  /// Lets `multi` do at once what it wants to do at once: where streams share a connection, one's turn at it makes work for others, which
  /// belongs to the same read.
  private func actOnTimers(of multi: Int) {
    // As often as a read can hold frames of streams by turns; what is left then waits for the next turn of the loop.
    var actions = 0
    while actions < 1024, timers.takeDue(multi, at: wokeAt) {
      multis[multi].act()
      actions += 1
    }
  }

  // MARK: What libcurl asks for

  /// The multi handle that carries `lane`.
  func multi(forLane lane: Int) -> CurlMulti {
    let lanes = options.lanesPerMulti
    let index = lane / lanes
    while multis.count <= index {
      multis.append(CurlMulti(index: multis.count, loop: self, lanes: lanes))
      timers.add()
    }
    return multis[index]
  }

  /// `multi` wants to act in `milliseconds` (negative: no more).
  func setTimer(of multi: CurlMulti, milliseconds: Int) {
    // The turn's beginning is near enough for timers of whole milliseconds.
    let now = max(wokeAt, restsAt)
    let due = RunTime(nanoseconds: now.nanoseconds + Int64(milliseconds) * 1_000_000)
    timers.set(multi.index, to: milliseconds < 0 ? nil : due)
  }

  /// `multi` wants `what` (`CURL_POLL_…`) of `socket`.
  func watch(_ socket: Int32, for multi: CurlMulti, what: Int32) {
    sockets.watch(socket, for: multi.index, what: what, isKept: harvest.owns(socket))
  }

  /// A request was answered by way of `socket`.
  ///
  /// - Returns: how many requests that makes.
  func countRequest(at socket: Int32) -> Int { sockets.countRequest(at: socket) }

  /// libcurl opened `socket`.
  func open(_ socket: Int32) {
    harvest.open(socket)
    sockets.open(socket)
  }

  /// A request by way of `socket` has ended: how its segments fared.
  func endRequest(at socket: Int32) -> SegmentFacts? { sockets.endRequest(at: socket) }

  /// Ends the connection of `socket`, which its requests are told of as if the endpoint had done it.
  func shutDown(_ socket: Int32) { shutdown(socket, Int32(SHUT_RDWR)) }

  /// libcurl is done with `socket`: the loop closes it.
  func close(_ socket: Int32) {
    harvest.close(socket)
    sockets.close(socket)
    Glibc.close(socket)
  }
}

/// The earlier of two instants, as far as there are any.
private func earlier(_ one: RunTime?, _ other: RunTime?) -> RunTime? {
  guard let one, let other else { return one ?? other }
  return min(one, other)
}
