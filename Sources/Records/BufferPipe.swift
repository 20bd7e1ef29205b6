internal import Glibc

/// Whole lines for one of the writer's files.
final class FilledBuffer: Sendable {
  let lines: [UInt8]
  /// Which of the files.
  let file: Int

  init(lines: [UInt8], file: Int) {
    self.lines = lines
    self.file = file
  }
}

/// A queue of buffers between threads: a pipe of the system's that carries their addresses.
///
/// The kernel does what a lock and two conditions would: it keeps the order, lets a receiver wait for a buffer and a sender for a
/// place, and bounds how many are under way.
final class BufferPipe: Sendable {
  /// How many buffers are under way at most.
  private static let capacity = 1024
  /// `F_SETPIPE_SZ` of `<linux/fcntl.h>`, which the C library's Swift module leaves out.
  private static let setPipeSize: Int32 = 1031
  private static let addressSize = MemoryLayout<UInt>.size

  private let receivingEnd: Int32
  private let sendingEnd: Int32

  /// An empty pipe, whose users wait where there is no buffer to receive, or no place for one; or do without.
  init(waits: Bool) throws(RecordsError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .refusal("make", "a pipe") }
    (receivingEnd, sendingEnd) = (ends[0], ends[1])
    _ = fcntl(sendingEnd, BufferPipe.setPipeSize, Int32(BufferPipe.capacity * BufferPipe.addressSize))
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      if !waits { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }
  }

  deinit {
    _ = fcntl(receivingEnd, F_SETFL, O_NONBLOCK)
    while receive() != nil {}
    close(receivingEnd)
    close(sendingEnd)
  }

  /// Sends a buffer, or `nil` to say that none will follow; without waiting, a buffer that finds no place is let go.
  func send(_ buffer: FilledBuffer?) {
    let retained = buffer.map { Unmanaged.passRetained($0) }
    var address = UInt(bitPattern: retained?.toOpaque())
    while write(sendingEnd, &address, BufferPipe.addressSize) < 0 {
      guard errno != EINTR else { continue }
      retained?.release()
      return
    }
  }

  /// The next buffer; `nil` when none will follow or, without waiting, when there is none.
  func receive() -> FilledBuffer? {
    var address: UInt = 0
    while read(receivingEnd, &address, BufferPipe.addressSize) < 0, errno == EINTR {}
    return UnsafeRawPointer(bitPattern: address).map { Unmanaged.fromOpaque($0).takeRetainedValue() }
  }
}
