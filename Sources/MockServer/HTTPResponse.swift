import NIOCore
import NIOHTTP1
import Vocabulary

/// Writes responses as the bytes of HTTP/1.1, so that what a fault does to them has a place.
enum HTTPResponse {
  /// What `Expect: 100-continue` waits for.
  static let goOn = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")

  /// Writes the head of a response; `isChunked` says how a body of open length comes, `isLast` that the connection ends with it.
  static func write(_ head: ResponseHead, isChunked: Bool, isLast: Bool, to bytes: inout ByteBuffer) {
    bytes.writeStaticString("HTTP/1.1 ")
    bytes.writeString(String(head.status.code))
    bytes.writeStaticString(" ")
    bytes.writeString(head.status.reasonPhrase)
    for header in head.headers {
      bytes.writeStaticString("\r\n")
      bytes.writeString(header.name)
      bytes.writeStaticString(": ")
      bytes.writeString(header.value)
    }
    switch head.body {
    case .length(let length):
      bytes.writeStaticString("\r\nContent-Length: ")
      bytes.writeString(String(length))
    case .open where isChunked: bytes.writeStaticString("\r\nTransfer-Encoding: chunked")
    case .open, .none: break
    }
    bytes.writeStaticString(isLast ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n")
  }

  /// Writes `piece` as one chunk.
  static func writeChunk(_ piece: ByteBuffer, to bytes: inout ByteBuffer) {
    bytes.writeHexadecimal(UInt64(piece.readableBytes))
    bytes.writeStaticString("\r\n")
    bytes.writeImmutableBuffer(piece)
    bytes.writeStaticString("\r\n")
  }

  /// Writes the chunk that ends a body.
  static func writeLastChunk(to bytes: inout ByteBuffer) { bytes.writeStaticString("0\r\n\r\n") }
}
