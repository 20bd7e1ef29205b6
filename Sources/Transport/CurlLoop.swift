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
/// Sendable proof: everything but `jobs` is touched only on the loop's own thread, which `isIsolatingCurrentContext` answers for;
/// `jobs` locks.
final class CurlLoop: SerialExecutor, TaskExecutor, @unchecked Sendable {
  let clock: RunClock
  private let jobs: JobQueue
  private let epoll: Epoll
  private var ownJobs: [UnownedJob] = []
  private var isStopped = false

  private(set) var harvest: ReceiveHarvest
  private var sockets: [Socket]
  private var multis: [CurlMulti] = []
  private var timers: [RunTime?] = []
  private var nextTimer: RunTime?
  private var sleepers = Sleepers()
  private var meter: LoopMeter

  /// When the wait last returned.
  private(set) var wokeAt = RunTime.zero
  /// When all that was ready then had been handled.
  private var restsAt = RunTime.zero

  /// What the loop knows of one descriptor.
  private struct Socket {
    /// Which multi handle uses it.
    var multi: Int?
    var wanted = Epoll.Interest()
    var registered = Epoll.Interest()
  }

  /// A loop that is not running yet, for descriptors below `descriptorLimit`.
  init(clock: RunClock, descriptorLimit: Int) throws(TransportError) {
    self.clock = clock
    meter = LoopMeter(shard: 0, at: clock.now())
    jobs = try JobQueue()
    epoll = try Epoll()
    harvest = ReceiveHarvest(descriptorLimit: descriptorLimit)
    sockets = Array(repeating: Socket(), count: descriptorLimit)
    epoll.change(jobs.bell, from: [], to: .read)
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

  // MARK: Thread

  /// Runs the loop on the calling thread until `stop`.
  func run(shard: Int) {
    linux_set_thread_owner(Unmanaged.passUnretained(self).toOpaque())
    linux_name_thread("prony-shard-\(shard)")
    linux_set_timer_slack(1)
    harvest.install()
    meter = LoopMeter(shard: shard, at: clock.now())
    while !isStopped { turn() }
    harvest.uninstall()
    multis = []
    linux_set_thread_owner(nil)
  }

  /// Ends the loop after the present turn.
  func stop() { isStopped = true }

  private func turn() {
    runJobs()
    runTimers(at: restsAt)
    runJobs()
    let ready = epoll.wait(nanoseconds: timeToWait(from: restsAt))
    wokeAt = clock.now()
    harvest.begin(at: wokeAt)
    for index in 0..<ready { takeBytes(epoll[index]) }
    wakeSleepers(at: wokeAt)
    for index in 0..<ready {
      feed(epoll[index])
      if index % 8 == 7 { wakeSleepers(at: clock.now()) }
    }
    feedLeftovers()
    harvest.end()
    runJobs()
    restsAt = clock.now()
    meter.addWake(lag: restsAt.nanoseconds(since: wokeAt))
  }

  /// How long to wait for events, in nanoseconds; `nil` for without end.
  private func timeToWait(from now: RunTime) -> Int64? {
    guard ownJobs.isEmpty, harvest.waiting.isEmpty, !isStopped else { return 0 }
    let next = sleepers.nextInstant.map { min($0, nextTimer ?? $0) } ?? nextTimer
    return next.map { max(0, $0.nanoseconds(since: now)) }
  }

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

  /// The shard's sample since the last one.
  func takeSample() -> ClientSample { meter.take(at: clock.now(), clockStep: harvest.takeClockStep()) }

  // MARK: Sockets

  private func takeBytes(_ event: (socket: Int32, ready: Epoll.Interest)) {
    guard event.socket != jobs.bell else {
      let waiting = jobs.take()
      ownJobs.append(contentsOf: waiting.jobs)
      for errand in waiting.errands { errand() }
      return
    }
    if event.ready != .write, sockets[Int(event.socket)].wanted.contains(.read) { harvest.take(event.socket) }
  }

  private func feed(_ event: (socket: Int32, ready: Epoll.Interest)) {
    let socket = sockets[Int(event.socket)]
    guard let index = socket.multi, !socket.wanted.isEmpty else {
      // An idle connection spoke or was closed by its peer: libcurl looks when it next wants it.
      forget(event.socket)
      return
    }
    // libcurl takes an error flag for its own failure and loses the reply's last bytes and the reason; reading or writing finds both.
    let hasEnded = !event.ready.isDisjoint(with: [.error, .hangUp])
    let reads = socket.wanted.contains(.read) && (hasEnded || event.ready.contains(.read))
    let writes = socket.wanted.contains(.write) && (hasEnded || event.ready.contains(.write))
    let ready = (reads ? CURL_CSELECT_IN : 0) | (writes ? CURL_CSELECT_OUT : 0)
    feed(event.socket, to: multis[index], ready: ready)
  }

  private func feed(_ socket: Int32, to multi: CurlMulti, ready: Int32) {
    var left = Int.max
    repeat {
      let before = left
      multi.act(on: socket, ready: ready)
      left = harvest.left(at: socket)
      // libcurl reads a buffer's worth per action; it is asked again until it has all, or stops taking.
      if left >= before { break }
    } while left > 0
    harvest.release(socket)
  }

  private func feedLeftovers() {
    for socket in harvest.waiting {
      let facts = sockets[Int(socket)]
      if let index = facts.multi, facts.wanted.contains(.read) { feed(socket, to: multis[index], ready: CURL_CSELECT_IN) }
    }
  }

  /// libcurl wants `what` (`CURL_POLL_…`) of `socket`.
  ///
  /// A connection that falls idle between two requests stays registered, which spares two calls of the kernel per request.
  func watch(_ socket: Int32, for multi: CurlMulti, what: Int32) {
    let wanted: Epoll.Interest =
      switch what {
      case CURL_POLL_IN: .read
      case CURL_POLL_OUT: .write
      case CURL_POLL_INOUT: [.read, .write]
      default: []
      }
    let registered = sockets[Int(socket)].registered
    sockets[Int(socket)].multi = multi.index
    sockets[Int(socket)].wanted = wanted
    guard wanted != registered, !(wanted.isEmpty && harvest.owns(socket)) else { return }
    epoll.change(socket, from: registered, to: wanted)
    sockets[Int(socket)].registered = wanted
  }

  private func forget(_ socket: Int32) {
    epoll.change(socket, from: sockets[Int(socket)].registered, to: [])
    sockets[Int(socket)].registered = []
  }

  /// libcurl opened `socket`.
  func open(_ socket: Int32) { harvest.open(socket) }

  /// libcurl is done with `socket`: the loop closes it, and the kernel forgets its registration.
  func close(_ socket: Int32) {
    harvest.close(socket)
    sockets[Int(socket)] = Socket()
    Glibc.close(socket)
  }

  // MARK: Multi handles and time

  /// The multi handle that carries `lane`.
  func multi(forLane lane: Int) -> CurlMulti {
    let index = lane / CurlMulti.laneLimit
    while multis.count <= index {
      multis.append(CurlMulti(index: multis.count, loop: self))
      timers.append(nil)
    }
    return multis[index]
  }

  /// `multi` wants to act in `milliseconds` (negative: no more).
  func setTimer(of multi: CurlMulti, milliseconds: Int) {
    // A turn's beginning is near enough for timers of whole milliseconds.
    let due = milliseconds < 0 ? nil : RunTime(nanoseconds: max(wokeAt, restsAt).nanoseconds + Int64(milliseconds) * 1_000_000)
    timers[multi.index] = due
    if let due { nextTimer = min(nextTimer ?? due, due) }
  }

  private func runTimers(at now: RunTime) {
    guard let next = nextTimer, next <= now else { return }
    nextTimer = nil
    for multi in multis {
      if let due = timers[multi.index], due <= now {
        timers[multi.index] = nil
        multi.act()
      }
      if let due = timers[multi.index] { nextTimer = min(nextTimer ?? due, due) }
    }
  }

  private func wakeSleepers(at now: RunTime) {
    guard let next = sleepers.nextInstant, next <= now else { return }
    sleepers.wake(at: now)
    runJobs()
  }

  /// A ticket for one sleep.
  func newSleepTicket() -> UInt64 { sleepers.newTicket() }

  /// Keeps `continuation` until `instant`.
  func sleep(_ continuation: UnsafeContinuation<Void, Never>, ticket: UInt64, until instant: RunTime) {
    sleepers.add(continuation, ticket: ticket, until: instant)
  }

  /// Ends a sleep early.
  func wake(ticket: UInt64) { sleepers.wake(ticket: ticket) }
}
