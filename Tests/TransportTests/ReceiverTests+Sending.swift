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
}
