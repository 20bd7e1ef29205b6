internal import Glibc
internal import LoadGenerator
internal import Records
internal import Subprocess
internal import SystemPackage
internal import Transport
internal import Vocabulary

/// An inference server that the run starts, waits for, and stops when it is over, whatever became of it.
struct LaunchedServer {
  /// The command, as a shell reads it.
  let command: String
  /// The file that gets what it prints.
  let log: String
  /// Is told that it takes long.
  let complain: @Sendable (String) -> Void

  /// How long it may take until the endpoint answers: models are large.
  private static let patience = Duration.seconds(1800)
  /// After how long the user is told what is waited for.
  private static let silence = Duration.seconds(10)
  /// How long it may take to stop by itself.
  private static let grace = Duration.seconds(15)

  /// Runs `body` while the server runs, as soon as `url` answers by `transport`; `body` can ask whether the server still does.
  ///
  /// - Throws: that another server is there already, that it could not be started, ended before it answered, or never did; and what
  ///   `body` throws.
  func whileServing<Value: Sendable>(
    _ url: String, of source: RequestSource, over transport: CurlTransport,
    _ body: (_ isServing: () -> Bool) async throws(PronyError) -> Value
  ) async throws(PronyError) -> Value {
    if await Preflight.answers(url, of: source, over: transport) {
      throw .machine("\(url) answers before anything was launched; stop what is there, or leave out --launch")
    }
    let outcome: Result<Value, PronyError>
    do {
      let file = try FileDescriptor.open(
        FilePath(log), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      var options = PlatformOptions()
      // It may start others: all of them are stopped.
      options.processGroupID = 0
      let ended = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", command], platformOptions: options, input: .none,
        output: .fileDescriptor(file, closeAfterSpawningProcess: true), error: .combinedWithOutput
      ) { execution -> Result<Value, PronyError> in
        let group = ProcessGroup(leader: execution.processIdentifier.value)
        let outcome: Result<Value, PronyError>
        do throws(PronyError) {
          try await untilReady(url, of: source, over: transport, group)
          outcome = .success(try await body { !group.isLeaderless })
        } catch { outcome = .failure(error) }
        await group.end(within: LaunchedServer.grace)
        return outcome
      }
      outcome = ended.closureResult
    } catch {
      throw .machine("cannot run \(command.escapedForDisplay()): \(error)")
    }
    return try outcome.get()
  }

  private func untilReady(
    _ url: String, of source: RequestSource, over transport: CurlTransport, _ group: ProcessGroup
  ) async throws(PronyError) {
    let start = ContinuousClock.now
    var isTold = false
    while ContinuousClock.now < start + LaunchedServer.patience {
      if !isTold, ContinuousClock.now >= start + LaunchedServer.silence {
        complain("waiting until \(url) answers; what the server prints is in \(log.escapedForDisplay())")
        isTold = true
      }
      if Task.isCancelled { throw .interrupted }
      if group.isLeaderless {
        throw .machine(
          "\(command.escapedForDisplay()) ended before \(url) answered; what it printed is in \(log.escapedForDisplay())")
      }
      if await Preflight.isReady(url, of: source, over: transport) { return }
      try? await Task.sleep(for: .milliseconds(200))
    }
    throw .machine("\(url) did not answer within \(LaunchedServer.patience.written); see \(log.escapedForDisplay())")
  }
}

extension Shards {
  /// Runs `body` while the server runs that `plan` launches, if it launches one; what that prints ends up in the run's folder, and
  /// `complain` hears of it if it takes long to answer.
  func whileServing(
    _ plan: RunPlan, _ source: RequestSource, complain: @escaping @Sendable (String) -> Void,
    _ body: (_ isServing: () -> Bool) async throws(PronyError) -> RunFolder
  ) async throws(PronyError) -> RunFolder {
    guard let command = plan.launch, let url = plan.endpoints.first else { return try await body { true } }
    let log = "\(plan.outDirectory)/server-\(runID).log"
    do throws(RecordsError) { try RunFolder.makeParent(plan.outDirectory) } catch { throw PronyError(error) }
    let server = LaunchedServer(command: command, log: log, complain: complain)
    let folder = try await server.whileServing(url, of: source, over: transports[0], body)
    rename(log, folder.path(of: "server.log"))
    return folder
  }
}

extension Verdict.Reason {
  /// The server that was launched ended during the run.
  static let serverEnded = Verdict.Reason(
    code: "server_ended", severity: .invalidity,
    advice: "The server that was launched ended before the run did; server.log has what it printed.")
}
