import NIOCore
import NIOHTTP1

/// A request as it came.
struct MockRequest {
  var method: HTTPMethod
  /// Path and query.
  var target: String
  /// The target without a query.
  var path: String
  /// The client wants to use the connection again.
  var keepsConnection: Bool
  /// How the reply to it comes.
  var framing: ReplyFraming
  /// `X-Request-Id`.
  var id: String?
  var body = RequestBody()

  /// A request by any version of HTTP.
  init(method: HTTPMethod, target: String, id: String?, keepsConnection: Bool, framing: ReplyFraming, body: RequestBody) {
    self.method = method
    self.target = target
    path = target.utf8.firstIndex(of: UInt8(ascii: "?")).map { String(target[..<$0]) } ?? target
    self.keepsConnection = keepsConnection
    self.framing = framing
    self.id = id
    self.body = body
  }

  /// The HTTP/1.1 request with this head, its body still to come.
  init(_ head: HTTPRequestHead) {
    let isKept = head.isKeepAlive
    self.init(
      method: head.method, target: head.uri, id: head.headers.first(name: "X-Request-Id"), keepsConnection: isKept,
      framing: .one(isChunked: head.version == .http1_1, closesConnection: !isKept), body: RequestBody())
  }
}
