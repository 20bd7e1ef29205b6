import NIOCore
import NIOHTTP1
import Vocabulary

/// Writes responses as bytes, so that what a fault does to them has a place.
enum HTTPResponse {
  /// What `Expect: 100-continue` waits for.
  static let goOn = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")

  /// Writes a response whose body is `json`; `omitsBody` leaves that out, as the answer to HEAD must.
  static func write(
    _ status: HTTPResponseStatus, json: ByteBuffer, omitsBody: Bool = false, isLast: Bool, to bytes: inout ByteBuffer
  ) {
    bytes.writeStaticString("HTTP/1.1 ")
    bytes.writeString(String(status.code))
    bytes.writeStaticString(" ")
    bytes.writeString(status.reasonPhrase)
    bytes.writeStaticString("\r\nServer: prony-mock\r\nContent-Type: application/json\r\nContent-Length: ")
    bytes.writeString(String(json.readableBytes))
    endHead(isLast: isLast, to: &bytes)
    if !omitsBody { bytes.writeImmutableBuffer(json) }
  }

  /// Writes a response as a fault spells it.
  static func write(_ response: Fault.Response, isLast: Bool, to bytes: inout ByteBuffer) {
    let status = HTTPResponseStatus(statusCode: response.status)
    bytes.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\nServer: prony-mock")
    for header in response.headers { bytes.writeString("\r\n\(header.name): \(header.value)") }
    // A 204 may have neither body nor length.
    if response.status != 204 { bytes.writeString("\r\nContent-Length: \(response.body.count)") }
    endHead(isLast: isLast, to: &bytes)
    if response.status != 204 { bytes.writeBytes(response.body) }
  }

  /// Writes the head of a response whose body is a stream of events.
  static func writeStreamHead(contentType: StaticString, isChunked: Bool, isLast: Bool, to bytes: inout ByteBuffer) {
    bytes.writeStaticString("HTTP/1.1 200 OK\r\nServer: prony-mock\r\nContent-Type: ")
    bytes.writeStaticString(contentType)
    bytes.writeStaticString("\r\nCache-Control: no-cache")
    if isChunked { bytes.writeStaticString("\r\nTransfer-Encoding: chunked") }
    endHead(isLast: isLast, to: &bytes)
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

  private static func endHead(isLast: Bool, to bytes: inout ByteBuffer) {
    bytes.writeStaticString(isLast ? "\r\nConnection: close\r\n\r\n" : "\r\n\r\n")
  }
}
