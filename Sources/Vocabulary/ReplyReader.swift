/// What reads a reply as it arrives; the transport hands it each piece once, in order.
///
/// Isolated to the shard that sends: it is called on the shard's own thread, between two waits for the network, and must not block.
public protocol ReplyReader: AnyObject {
  /// The status line and headers of the final response are complete.
  func receive(head: ReplyHead)

  /// A piece of the body arrived.
  ///
  /// - Parameters:
  ///   - bytes: the piece, in any cut; valid during the call only.
  ///   - stamp: when it arrived and when it was delivered.
  /// - Returns: `false` to end the transfer here.
  func receive(_ bytes: Span<UInt8>, stamp: ArrivalStamp) -> Bool

  /// Output has come.
  var hasOutput: Bool { get }
}

/// The parts of a response head that decide how its body is read, or where else it is.
public struct ReplyHead: Sendable, Equatable {
  /// The HTTP status code.
  public var status: Int
  /// `Content-Type`, as sent.
  public var contentType: String?
  /// `Retry-After`, as sent.
  public var retryAfter: String?
  /// `Content-Encoding`, as sent.
  public var contentEncoding: String?
  /// `Location`, as sent.
  public var location: String?

  /// A head with these parts.
  public init(
    status: Int, contentType: String? = nil, retryAfter: String? = nil, contentEncoding: String? = nil, location: String? = nil
  ) {
    self.status = status
    self.contentType = contentType
    self.retryAfter = retryAfter
    self.contentEncoding = contentEncoding
    self.location = location
  }
}

/// When a piece of a reply arrived, and when Prony had it.
public struct ArrivalStamp: Sendable, Equatable {
  /// Arrival: the kernel's receive time of the piece's last segment, or the instant readiness was reported (`source`).
  public var at: RunTime
  /// Delivery: the instant the transport handed the piece over.
  public var deliveredAt: RunTime
  /// Which read of the shard brought the piece; pieces of one read share `at` because the kernel keeps one time per read.
  public var read: UInt64
  /// Where `at` comes from.
  public var source: StampSource

  /// A stamp with these parts.
  @inlinable
  public init(at: RunTime, deliveredAt: RunTime, read: UInt64, source: StampSource) {
    self.at = at
    self.deliveredAt = deliveredAt
    self.read = read
    self.source = source
  }
}

/// Where an arrival time comes from.
public enum StampSource: String, Sendable, CaseIterable, Codable {
  /// The kernel stamped the segment (`SO_TIMESTAMPNS`).
  case kernel
  /// The kernel stamped a read that several streams of one connection share (HTTP/2).
  case kernelShared = "kernel-shared"
  /// The kernel gave no time (Unix sockets): the instant the wait for readiness returned.
  case readiness
}
