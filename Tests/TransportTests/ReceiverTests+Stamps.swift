import Glibc
import TestKit
import Testing
import Vocabulary

@testable import Transport

/// What the shim says of the times of reads and sends.
extension ReceiverTests {
  @Test func `bytes that were not harvested are read directly, with their stamp`() throws {
    let pair = try SocketPair.tcp()
    try #require(kernelStamps)
    withHarvest(of: pair) { harvest in
      pair.write("direct")
      #expect(received(at: pair.near) == .bytes("direct"))
      let read = harvest.lastRead(clock: clock, readyAt: .zero)
      #expect(read.source == .kernel)
    }
  }

  @Test func `a read has the kernel's time of the bytes, though it is asked for later`() throws {
    let pair = try SocketPair.tcp()
    try #require(kernelStamps)
    withHarvest(of: pair) { harvest in
      let before = clock.now()
      pair.write("stamped")
      let after = clock.now()
      harvest.take(pair.near)
      #expect(received(at: pair.near, upTo: 4) == .bytes("stam"))
      let first = harvest.lastRead(clock: clock, readyAt: .zero)
      // A later turn compares the clocks anew, and not to the nanosecond alike.
      harvest.begin(at: clock.now() + .seconds(1))
      #expect(received(at: pair.near, upTo: 4) == .bytes("ped"))
      let second = harvest.lastRead(clock: clock, readyAt: .zero)
      #expect(first.source == .kernel)
      // The clocks are compared to a few microseconds.
      #expect(first.at >= before + .microseconds(-100) && first.at <= after + .microseconds(100))
      #expect(second.at == first.at && second.read == first.read, "one read of the kernel, one stamp")
    }
  }

  @Test func `each read of the kernel has its number`() throws {
    let (one, other) = (try SocketPair.tcp(), try SocketPair.tcp())
    withHarvest(of: one, other) { harvest in
      var reads: [UInt64] = []
      for pair in [one, other, one] {
        pair.write("x")
        harvest.take(pair.near)
        #expect(received(at: pair.near) == .bytes("x"))
        reads.append(harvest.lastRead(clock: clock, readyAt: .zero).read)
        harvest.release(pair.near)
      }
      #expect(reads == [1, 2, 3])
    }
  }

  @Test func `a Unix socket has no stamp: the instant of readiness stands for it`() throws {
    let pair = try SocketPair.unix()
    withHarvest(of: pair) { harvest in
      pair.write("unstamped")
      harvest.take(pair.near)
      #expect(received(at: pair.near) == .bytes("unstamped"))
      let read = harvest.lastRead(clock: clock, readyAt: RunTime(nanoseconds: 7))
      #expect(read.at == RunTime(nanoseconds: 7))
      #expect(read.source == .readiness)
    }
  }

  @Test func `a send is stamped before it`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      let before = clock.now()
      #expect(send(pair.near, "request", 7, 0) == 7)
      let after = clock.now()
      pair.write("reply")
      #expect(received(at: pair.near) == .bytes("reply"))
      let wroteAt = harvest.lastRead(clock: clock, readyAt: .zero).wroteAt
      #expect(wroteAt.map { before <= $0 && $0 <= after } == true)
    }
  }
}
