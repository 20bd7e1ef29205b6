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
  /// The client understands chunks: it speaks HTTP/1.1.
  var takesChunks: Bool
  /// `X-Request-Id`.
  var id: String?
  var body = ByteBuffer()

  /// The request with this head, its body still to come.
  init(_ head: HTTPRequestHead) {
    method = head.method
    target = head.uri
    path = head.uri.utf8.firstIndex(of: UInt8(ascii: "?")).map { String(head.uri[..<$0]) } ?? head.uri
    keepsConnection = head.isKeepAlive
    takesChunks = head.version == .http1_1
    id = head.headers.first(name: "X-Request-Id")
  }
}
