import Glibc
import Testing

@testable import Transport

/// What the shim does while a request is sent on a connection that others share.
extension ReceiverTests {
  @Test func `while a request is sent nothing is read, and its pieces leave together`() throws {
    let pair = try SocketPair.tcp()
    withHarvest(of: pair) { harvest in
      pair.write("a reply")
      harvest.beginSending()
      #expect(received(at: pair.near) == .nothing)
      for piece in ["head", "body"] {
        let bytes = Array(piece.utf8)
        #expect(send(pair.near, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
      }
      #expect(received(at: pair.far, flags: Int32(MSG_DONTWAIT)) == .nothing, "they are held back")
      harvest.endSending()
      #expect(received(at: pair.far) == .bytes("headbody"))
      #expect(received(at: pair.near) == .bytes("a reply"))
    }
  }
  @Test func `what is held back on one connection leaves before another's`() throws {
    let (one, other) = (try SocketPair.tcp(), try SocketPair.tcp())
    withHarvest(of: one, other) { harvest in
      harvest.beginSending()
      for pair in [one, other] { #expect(send(pair.near, [UInt8](repeating: 1, count: 3), 3, Int32(MSG_NOSIGNAL)) == 3) }
      #expect(received(at: one.far, flags: Int32(MSG_DONTWAIT)) == .bytes("\u{1}\u{1}\u{1}"))
      harvest.endSending()
      #expect(received(at: other.far) == .bytes("\u{1}\u{1}\u{1}"))
    }
  }
}
