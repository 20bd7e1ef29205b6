/// Why a request failed: what the endpoint or the network did, as data.
public struct RequestFailure: Sendable, Equatable, Error {
  /// The class, by which failures are counted.
  public var kind: Kind
  /// What exactly was seen, short and safe to print: control characters escaped, at most `detailLimit` bytes.
  public var detail: String

  /// The longest `detail`, in UTF-8 bytes.
  public static let detailLimit = 512

  /// A failure of class `kind`; `detail` is escaped and cut to fit.
  public init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail.escapedForDisplay(limit: RequestFailure.detailLimit)
  }

  /// The classes of failure; the raw value stands in records and reports.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case dnsError = "dns_error"
    case connectionRefused = "conn_refused"
    case connectionReset = "conn_reset"
    /// The endpoint ended the request's stream before its reply was whole, and the connection went on (HTTP/2).
    case streamReset = "stream_reset"
    /// The endpoint ended the request before any reply, and once more when it was resent: it refused the stream, or left the
    /// connection (HTTP/2).
    case streamRefused = "stream_refused"
    case connectTimeout = "connect_timeout"
    /// Too long until the first token.
    case firstTokenTimeout = "first_token_timeout"
    /// Too long a silence.
    case idleTimeout = "idle_timeout"
    /// Too long as a whole.
    case requestTimeout = "request_timeout"
    case tlsError = "tls_error"
    case proxyError = "proxy_error"
    /// The HTTP framing was broken, or the library gave up on it.
    case protocolError = "protocol_error"
    /// The stream ended before its terminal event and without a finish reason.
    case streamTruncated = "stream_truncated"
    /// The reply does not fit the protocol's definition.
    case malformedReply = "malformed_reply"
    /// The endpoint said so in its reply: an error object or event.
    case apiError = "api_error"
    case rateLimited = "rate_limited"
    case httpClientError = "http_4xx"
    case httpServerError = "http_5xx"
    /// A status that is no error and no success: a redirect, which is not followed.
    case unexpectedStatus = "http_unexpected"
    case lineTooLong = "line_too_long"
    case bodyTooLarge = "body_too_large"
    case decodeError = "decode_error"
    /// The client's own machine ran out of descriptors, ports or memory.
    case localResource = "local_resource"
  }
}
