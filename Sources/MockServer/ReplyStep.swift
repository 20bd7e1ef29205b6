/// What one send of a reply holds.
struct ReplyStep: Equatable {
  /// Its events, a letter each: `o` role only, `c` content, `f` finish, `u` usage, `-` the end.
  var events = ""
  /// HTTP/2: the head that the response begins with, before the send's bytes.
  var head: ResponseHead?
  /// HTTP/2: with these bytes the body is complete.
  var endsBody = false
  /// HTTP/2: what comes on the connection after the send's bytes, without a frame around it.
  var raw: [UInt8] = []
  /// The connection takes no further requests, for this reason.
  var goAway: HTTP2ErrorCode?
  /// What follows on it.
  var then = Continuation.goOn

  /// How it goes on after a send.
  enum Continuation: Equatable {
    /// With the next send.
    case goOn
    /// With the next request: the reply is over.
    case end
    /// Never.
    case stall
    /// Never, and for no other request of the connection either.
    case freeze
    /// With the connection's end.
    case close, reset, halfClose
    /// With the stream's end; by HTTP/1.1, which has no streams, with a reset of the connection.
    case resetStream(HTTP2ErrorCode)
  }
}
