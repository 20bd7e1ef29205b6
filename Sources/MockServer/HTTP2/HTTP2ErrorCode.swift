/// Why a stream or a connection of HTTP/2 ends.
///
/// Source: RFC 9113, 7; each one's number is its place.
package enum HTTP2ErrorCode: String, Sendable, CaseIterable {
  case noError = "no-error"
  case protocolError = "protocol-error"
  case internalError = "internal-error"
  case flowControlError = "flow-control-error"
  case settingsTimeout = "settings-timeout"
  case streamClosed = "stream-closed"
  case frameSizeError = "frame-size-error"
  case refusedStream = "refused-stream"
  case cancel
  case compressionError = "compression-error"
  case connectError = "connect-error"
  case enhanceYourCalm = "enhance-your-calm"
  case inadequateSecurity = "inadequate-security"
  case http11Required = "http-1.1-required"

  /// What stands in the frame.
  var number: UInt32 { UInt32(HTTP2ErrorCode.allCases.firstIndex(of: self) ?? 0) }
}
