internal import CCurl
package import Vocabulary

/// One shard's transport: HTTP over libcurl on a thread of its own.
///
/// The actor's executor is the loop that drives libcurl, so what is isolated to it calls libcurl without a hop and without a lock.
package actor CurlTransport: RequestTransport {
  private nonisolated let loop: CurlLoop
  private var lanes: [Transfer?] = []

  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  package nonisolated func now() -> RunTime { loop.clock.now() }

  package nonisolated var taskExecutor: (any TaskExecutor)? { loop }

  /// Starts the thread of shard `shard`; it ends with `shutDown()`.
  ///
  /// - Throws: when the system refuses the loop a descriptor or the thread.
  package init(shard: Int, clock: RunClock, options: TransportOptions) throws(TransportError) {
    loop = try CurlLoop(clock: clock, options: options)
    try loop.startThread(shard: shard)
  }

  /// Closes all connections and ends the thread; no request may be under way.
  package func shutDown() {
    lanes = []
    loop.stop()
  }

  package func prepare(lanes: Int) { for lane in 0..<lanes { _ = transfer(of: lane) } }

  package func send(_ request: HTTPRequest, lane: Int, to reader: any ReplyReader) async -> Exchange {
    let transfer = transfer(of: lane)
    let generation = transfer.generation
    return await withTaskCancellationHandler {
      await carry(request, by: transfer, to: reader)
    } onCancel: {
      loop.perform { self.assumeIsolated { $0.lanes[lane]?.cancel(generation: generation) } }
    }
  }

  // A method, not a closure: a closure that does not mention the actor is not isolated to it, and would leave its thread.
  private func carry(_ request: HTTPRequest, by transfer: Transfer, to reader: any ReplyReader) async -> Exchange {
    await withUnsafeContinuation { transfer.start(request, reader: reader, continuation: $0) }
  }

  package func sleep(until instant: RunTime) async {
    guard instant > now(), !Task.isCancelled else { return }
    let ticket = loop.sleepers.newTicket()
    await withTaskCancellationHandler {
      await withUnsafeContinuation { loop.sleepers.add($0, ticket: ticket, until: instant) }
    } onCancel: {
      loop.perform { self.assumeIsolated { $0.loop.sleepers.wake(ticket: ticket) } }
    }
  }

  package func takeSample() -> ClientSample { loop.takeSample() }

  private func transfer(of lane: Int) -> Transfer {
    if lane < lanes.count, let transfer = lanes[lane] { return transfer }
    while lanes.count <= lane { lanes.append(nil) }
    let transfer = Transfer(multi: loop.multi(forLane: lane), loop: loop)
    lanes[lane] = transfer
    return transfer
  }
}
