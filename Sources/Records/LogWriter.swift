/// Writes a run's files from one thread of its own, so that no shard waits for a disk.
///
/// Whoever has lines for a file hands them over as a buffer of whole lines. Only so many buffers may wait: if the disk is slower than
/// the run for long, the shard that hands over the next one is stopped until there is place again, which its loop lag shows.
struct LogWriter: Sendable {
  private let queue: WriteQueue
  private let thread: SystemThread

  /// Takes over `files`, which are known by their position from then on; `onFailure` is called from the writer's thread, once for
  /// each of them that takes no more.
  init(files: [LogFile], onFailure: @escaping @Sendable (RecordsError) -> Void) throws(RecordsError) {
    let queue = try WriteQueue()
    self.queue = queue
    thread = try SystemThread("the writer's thread") { LogWriter.write(files, from: queue, onFailure) }
  }

  private static func write(_ files: [LogFile], from queue: WriteQueue, _ onFailure: (RecordsError) -> Void) {
    var files = files
    func report(_ work: () throws(RecordsError) -> Void) {
      do { try work() } catch { onFailure(error) }
    }
    while case .append(let lines, let file) = queue.take() {
      report { () throws(RecordsError) in try files[file].append(lines[...]) }
      queue.recycle(lines)
    }
    for file in files.indices { report { () throws(RecordsError) in try files[file].finish() } }
  }

  /// Hands `lines` over for the file at `position`, and empties it for the next ones.
  func write(_ lines: inout [UInt8], to position: Int) {
    queue.add(.append(lines, file: position))
    lines = queue.spare()
  }

  /// Writes what is left and closes the files; nothing may be handed over any more.
  func finish() {
    queue.add(.stop)
    thread.join()
  }
}
