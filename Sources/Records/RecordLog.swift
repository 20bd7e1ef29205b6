internal import Synchronization
package import Vocabulary

/// The files that a run writes while it is under way: the records of each shard, and the client's journal.
package final class RecordLog: Sendable {
  private let folder: RunFolder
  private let shards: Int
  private let writer: LogWriter
  private let firstFailure: FirstFailure
  /// What the client tells of itself.
  package let journal: ClientJournal

  /// Creates the files in `folder`; `onFailure` is called at once, on the writer's thread, when one can no longer be written, while the
  /// run goes on.
  package convenience init(
    in folder: RunFolder, shards: Int, onFailure: @escaping @Sendable (RecordsError) -> Void = { _ in }
  ) throws(RecordsError) {
    var files: [LogFile] = []
    for shard in 0..<shards { files.append(try LogFile(creating: folder.shardRecords(shard))) }
    let journal = try LogFile(creating: folder.path(of: RunFolder.journalFile))
    try self.init(in: folder, shardFiles: files, journalFile: journal, onFailure: onFailure)
  }

  init(
    in folder: RunFolder, shardFiles: [LogFile], journalFile: LogFile, onFailure: @escaping @Sendable (RecordsError) -> Void
  ) throws(RecordsError) {
    let firstFailure = FirstFailure()
    self.firstFailure = firstFailure
    self.folder = folder
    shards = shardFiles.count
    writer = try LogWriter(files: shardFiles + [journalFile]) { failure in
      firstFailure.keep(failure)
      onFailure(failure)
    }
    journal = ClientJournal(writer: writer, file: shards)
  }

  /// The log of the shard numbered `shard` from 0, to be made and used in its isolation.
  package func shardLog(_ shard: Int) -> ShardLog {
    precondition(0..<shards ~= shard, "the run has no such shard")
    return ShardLog(writer: writer, file: shard)
  }

  /// Writes what is left, notes how the run ended, and brings all records together in one file; the shards must have flushed their logs.
  ///
  /// - Throws: the first failure of the whole run. The shards' files are then left as they are, and can be read all the same; the journal
  ///   has no ending, since not all is there.
  package func finish(_ ending: RunEnding = .completed) throws(RecordsError) {
    writer.finish()
    if let failure = firstFailure.value { throw failure }
    var journalFile = try LogFile(appendingTo: folder.path(of: RunFolder.journalFile))
    try journalFile.append(JournalEntry.ended(ending).line[...])
    try journalFile.finish()
    try folder.gatherRecords(shards: shards)
  }
}

/// The first failure that any thread met.
private final class FirstFailure: Sendable {
  private let kept = Mutex<RecordsError?>(nil)

  var value: RecordsError? { kept.withLock { $0 } }

  func keep(_ failure: RecordsError) { kept.withLock { $0 = $0 ?? failure } }
}
