/// Why a stream or a connection of HTTP/2 ends.
///
/// Source: RFC 9113, 7; each one's number is its place.
package enum HTTP2ErrorCode: String, Sendable, CaseIterable {
  /// Nothing is wrong: it is time to end.
  case noError = "no-error"
  /// The other side broke the protocol, and there is no better word for how.
  case protocolError = "protocol-error"
  /// Something went wrong within.
  case internalError = "internal-error"
  /// More came than the window allows.
  case flowControlError = "flow-control-error"
  /// Settings were not acknowledged in time.
  case settingsTimeout = "settings-timeout"
  /// Something came on a stream whose sender had closed it.
  case streamClosed = "stream-closed"
  /// A frame has a length that it must not have.
  case frameSizeError = "frame-size-error"
  /// Nothing of the request was looked at: it may be resent.
  case refusedStream = "refused-stream"
  /// The stream is no longer wanted.
  case cancel
  /// The state of the header compression is lost.
  case compressionError = "compression-error"
  /// The connection that CONNECT made was reset, or broke.
  case connectError = "connect-error"
  /// The other side asks for too much.
  case enhanceYourCalm = "enhance-your-calm"
  /// The connection is not safe enough.
  case inadequateSecurity = "inadequate-security"
  /// The request is to be made by HTTP/1.1.
  case http11Required = "http-1.1-required"

  /// What stands in the frame.
  var number: UInt32 { UInt32(HTTP2ErrorCode.allCases.firstIndex(of: self) ?? 0) }
}
