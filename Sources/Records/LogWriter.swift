/// Writes a run's files from one thread of its own, so that no shard waits for a disk.
///
/// Whoever has lines for a file hands them over as a buffer of whole lines, and gets an empty one back. Only so many buffers may wait:
/// if the disk is slower than the run for long, the shard that hands over the next one is stopped until there is place again, which
/// its loop lag shows.
struct LogWriter: Sendable {
  /// Larger buffers, made by one huge reply, are not used again.
  private static let largestSpare = 1 << 18

  private let filled: BufferPipe
  private let spare: BufferPipe
  private let thread: SystemThread

  /// Takes over `files`, which are known by their position from then on; `onFailure` is called from the writer's thread, once for
  /// each of them that takes no more.
  init(files: [LogFile], onFailure: @escaping @Sendable (RecordsError) -> Void) throws(RecordsError) {
    let (filled, spare) = (try BufferPipe(waits: true), try BufferPipe(waits: false))
    self.filled = filled
    self.spare = spare
    thread = try SystemThread("the writer's thread") {
      LogWriter.write(files, from: filled, emptyTo: spare, onFailure)
    }
  }

  private static func write(
    _ files: [LogFile], from filled: BufferPipe, emptyTo spare: BufferPipe, _ onFailure: (RecordsError) -> Void
  ) {
    var files = files
    func report(_ work: () throws(RecordsError) -> Void) {
      do { try work() } catch { onFailure(error) }
    }
    while let buffer = filled.receive() {
      report { () throws(RecordsError) in try files[buffer.file].append(buffer.lines[...]) }
      if buffer.lines.capacity <= largestSpare { spare.send(buffer) }
    }
    for file in files.indices { report { () throws(RecordsError) in try files[file].finish() } }
  }

  /// Hands `lines` over for the file at `position`, and empties it for the next ones.
  func write(_ lines: inout [UInt8], to position: Int) {
    filled.send(FilledBuffer(lines: lines, file: position))
    lines = spare.receive()?.lines ?? []
    lines.removeAll(keepingCapacity: true)
  }

  /// Writes what is left and closes the files; nothing may be handed over any more.
  func finish() {
    filled.send(nil)
    thread.join()
  }
}
