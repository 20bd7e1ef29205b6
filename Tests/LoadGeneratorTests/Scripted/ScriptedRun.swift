import Protocols
import Records
import TestKit
import Vocabulary
import Workload

@testable import LoadGenerator

/// A run over scripted transports and what it left: all real but the network and the clock.
struct ScriptedRun {
  var records: [RequestRecord] = []
  var sent: [SentRequest] = []
  var journal: [JournalEntry] = []
  var ending = RunEnding.completed

  /// When the first point starts: what the shards need to be ready, after time zero.
  static let start = RunTime(nanoseconds: 2_000_000)

  /// Runs the plan that `change` makes on `shards` shards; `meanwhile` is called when the run has begun.
  init(
    shards: Int = 1, loop: ScriptedLoop = ScriptedLoop(), interruptions: AsyncStream<Void> = AsyncStream { $0.finish() },
    _ change: (inout RunPlan) -> Void, meanwhile: @escaping @Sendable (LoadRun<ScriptedTransport>) async -> Void = { _ in },
    script: @escaping @Sendable (SentRequest) -> ScriptedReply = { _ in .stream() }
  ) async throws {
    let folder = try TemporaryFolder()
    let runFolder = try RunFolder.create(in: folder.path, startedAt: "2026-01-01T00:00:00Z", name: "scripted")
    let source = try RequestSource.scripted(change)
    let log = try RecordLog(in: runFolder, shards: shards)
    let stop = StopSwitch()
    let transports = (0..<shards).map { ScriptedTransport(shard: $0, on: loop, script: script) }
    let run = LoadRun(
      source: source, transports: transports, log: log, spread: source.plan.spread ?? .zero, room: 1000, runID: "run",
      stop: stop)
    async let watching: Void = meanwhile(run)
    ending = await stop.obey(interruptions, grace: source.plan.grace) { await run.run(source.plan.points) }
    await watching
    try log.finish()

    var reader = try RecordReader(runFolder)
    while let record = try reader.next() { records.append(record) }
    var journalReader = try JournalReader(runFolder)
    while let entry = try journalReader.next() { journal.append(entry) }
    for transport in transports { sent += await transport.sent }
  }

  /// How many records ended in each way.
  var outcomes: [String: Int] {
    Dictionary(grouping: records) { record in
      switch record.outcome {
      case .succeeded: "succeeded"
      case .failed: "failed"
      case .cancelled: "cancelled"
      case .dropped: "dropped"
      }
    }.mapValues(\.count)
  }
}

extension RequestSource {
  /// The source of a plan for the protocol `echo`, with twenty prompts unless the plan has others.
  static func scripted(_ change: (inout RunPlan) -> Void = { _ in }, secrets: [Secret] = []) throws -> RequestSource {
    var plan = RunPlan()
    plan.urls = ["http://scripted"]
    plan.model = "m"
    plan.protocolID = "echo"
    change(&plan)
    let prompts =
      plan.prompts == RunPlan().prompts
      ? PromptSet(rows: (0..<20).map { Prompt(.text("prompt \($0)")) })
      : try PromptCatalogue.promptSet(for: plan.prompts, seed: plan.seed)
    return try RequestSource(
      plan: plan, definition: try ProtocolCatalogue.definition(named: plan.protocolID), prompts: prompts, secrets: secrets)
  }
}
