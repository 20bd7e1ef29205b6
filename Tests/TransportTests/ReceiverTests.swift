import CCurl
import CLinux
import Glibc
import Testing
import Vocabulary

@testable import Transport

/// The receive shim: recv(), send() and poll() as libcurl calls them, over real sockets.
///
/// Each test stays on its thread, whose receiver it is.
@Suite struct ReceiverTests {
  let clock = RunClock.startingNow()

  /// Runs `body` with a receiver that owns the near ends of `pairs`.
  func withHarvest(of pairs: SocketPair..., body: (inout ReceiveHarvest) throws -> Void) rethrows {
    var harvest = ReceiveHarvest()
    harvest.install()
    defer { harvest.uninstall() }
    for pair in pairs { harvest.open(pair.near) }
    harvest.begin(at: clock.now())
    try body(&harvest)
  }

  @Test func `without a receiver recv and poll are the kernel's`() throws {
    let pair = try SocketPair.tcp()
    #expect(received(at: pair.near) == .nothing)
    #expect(polled(pair.near) == 0)
    pair.write("plain")
    #expect(polled(pair.near) == POLLIN)
    #expect(received(at: pair.near, upTo: 3) == .bytes("pla"))
    #expect(received(at: pair.near) == .bytes("in"))
    pair.end()
    #expect(received(at: pair.near) == .end)
  }

  @Test func `a socket that is not the receiver's own is left alone`() throws {
    let pair = try SocketPair.tcp()
    withHarvest { harvest in
      pair.write("plain")
      harvest.take(pair.near)
      #expect(polled(pair.near) == POLLIN)
      #expect(received(at: pair.near) == .bytes("plain"))
      let left = harvest.left(at: pair.near)
      #expect(left == 0)
    }
  }

  @Test func `harvested bytes come back in order over small reads, then nothing`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      pair.write("abcdefgh")
      harvest.take(pair.near)
      let left = harvest.left(at: pair.near)
      #expect(left == 8)
      let reads = (0..<4).map { _ in received(at: pair.near, upTo: 3) }
      #expect(reads == [.bytes("abc"), .bytes("def"), .bytes("gh"), .nothing])
    }
  }

  @Test func `what came after the harvest waits for the next`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      pair.write("first")
      harvest.take(pair.near)
      pair.write("second")
      harvest.take(pair.near)
      #expect(received(at: pair.near) == .bytes("first"))
      #expect(received(at: pair.near) == .nothing)
      harvest.release(pair.near)
      harvest.take(pair.near)
      #expect(received(at: pair.near) == .bytes("second"))
    }
  }

  @Test func `the end of the stream is delivered, after the bytes before it`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      pair.write("last")
      pair.end()
      harvest.take(pair.near)
      #expect(received(at: pair.near) == .bytes("last"))
      harvest.release(pair.near)
      harvest.take(pair.near)
      #expect(polled(pair.near) == POLLIN, "there is something to read: the end")
      #expect(received(at: pair.near) == .end)
      harvest.release(pair.near)
      #expect(received(at: pair.near) == .end, "and the kernel says so again")
    }
  }

  @Test func `a reset is delivered with its reason`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      pair.reset()
      harvest.take(pair.near)
      #expect(polled(pair.near) == POLLIN)
      #expect(received(at: pair.near) == .failure(ECONNRESET))
    }
  }

  @Test func `poll answers for what was harvested, not for what came since`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      pair.write("first")
      harvest.take(pair.near)
      pair.write("second")
      #expect(polled(pair.near) == POLLIN)
      _ = received(at: pair.near)
      #expect(polled(pair.near) == 0)
      #expect(polled(pair.near, for: POLLIN | POLLOUT) == POLLIN | POLLOUT, "who would write asks the kernel")
      harvest.release(pair.near)
      #expect(polled(pair.near) == POLLIN)
    }
  }

  @Test func `poll says of an idle connection that its peer has hung up`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { _ in
      #expect(polled(pair.near) == 0)
      pair.end()
      #expect(polled(pair.near) & (POLLIN | POLLHUP) == POLLIN | POLLHUP)
    }
  }

  @Test func `a look with flags is the kernel's`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      pair.write("first")
      harvest.take(pair.near)
      #expect(received(at: pair.near, flags: Int32(MSG_PEEK)) == .nothing)
      #expect(received(at: pair.near) == .bytes("first"))
    }
  }

  @Test func `what is left over survives the wake, and the others' bytes beside it`() throws {
    let (slow, quick) = (try SocketPair.tcp(), try SocketPair.tcp())
    withHarvest(of: slow, quick) { harvest in
      slow.write("one two")
      harvest.take(slow.near)
      #expect(received(at: slow.near, upTo: 3) == .bytes("one"))
      harvest.release(slow.near)
      harvest.end()
      let waiting = harvest.leftovers
      #expect(waiting == [slow.near])

      quick.write("three")
      slow.write("four")
      harvest.take(quick.near)
      harvest.take(slow.near)
      #expect(received(at: quick.near) == .bytes("three"))
      #expect(received(at: slow.near) == .bytes(" two"))
      #expect(received(at: slow.near) == .nothing)
      harvest.release(quick.near)
      harvest.release(slow.near)
      harvest.end()
      let stillWaiting = harvest.leftovers
      #expect(stillWaiting.isEmpty)
      #expect(received(at: slow.near) == .bytes("four"))
    }
  }

  @Test func `what does not fit into the arena is read later`() throws {
    let pair = try SocketPair.tcp()
    var socket = [receiver_socket](repeating: receiver_socket(), count: Int(pair.near) + 1)
    socket[Int(pair.near)].is_open = true
    var arena = [UInt8](repeating: 0, count: 4)
    socket.withUnsafeMutableBufferPointer { sockets in
      arena.withUnsafeMutableBufferPointer { arena in
        var shim = receiver()
        shim.sockets = sockets.baseAddress
        shim.socket_limit = sockets.count
        shim.arena = arena.baseAddress
        shim.arena_size = arena.count
        receiver_install(&shim)
        defer { receiver_install(nil) }
        pair.write("abcdefgh")
        receiver_harvest(&shim, pair.near)
        #expect(shim.arena_used == 4)
        #expect(received(at: pair.near) == .bytes("abcd"))
        #expect(received(at: pair.near) == .nothing)
        sockets[Int(pair.near)].is_harvested = false
        receiver_harvest(&shim, pair.near)
        #expect(received(at: pair.near) == .nothing, "there is no room")
        sockets[Int(pair.near)].is_harvested = false
        shim.arena_used = 0
        receiver_harvest(&shim, pair.near)
        #expect(received(at: pair.near) == .bytes("efgh"))
      }
    }
  }

  @Test func `one harvest takes no more of a socket than a stream's buffer holds`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      let most = Int(RECEIVER_MOST)
      pair.write(String(repeating: "a", count: 2 * most))
      var takes: [Int] = []
      while takes.reduce(0, +) < 2 * most {
        harvest.take(pair.near)
        let taken = harvest.left(at: pair.near)
        takes.append(taken)
        if taken > 0 { _ = received(at: pair.near, upTo: taken) }
        harvest.release(pair.near)
        harvest.end()
      }
      #expect(takes.allSatisfy { $0 <= most })
      #expect(takes.reduce(0, +) == 2 * most)
    }
  }

  @Test func `a high descriptor finds room, and the lower ones keep what they have`() throws {
    let (low, high) = (try SocketPair.tcp(), try SocketPair.tcp())
    withHarvest(of: low) { harvest in
      low.write("low")
      harvest.take(low.near)
      let number = fcntl(high.near, F_DUPFD, 4000)
      defer { close(number) }
      harvest.open(number)
      high.write("high")
      harvest.take(number)
      #expect(received(at: number) == .bytes("high"))
      #expect(received(at: low.near) == .bytes("low"))
    }
  }

  @Test func `a closed socket's number belongs to nobody until it is opened again`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      pair.write("old")
      harvest.take(pair.near)
      harvest.close(pair.near)
      let isOwned = harvest.owns(pair.near)
      #expect(!isOwned)
      #expect(received(at: pair.near) == .nothing, "the harvested bytes are gone with it")
      harvest.open(pair.near)
      let left = harvest.left(at: pair.near)
      #expect(left == 0)
    }
  }
}
