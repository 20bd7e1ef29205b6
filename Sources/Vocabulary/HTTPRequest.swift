/// Where and how requests go: all that the requests of one run to one URL share.
///
/// A class, because the transport sets a connection up once per target and knows it again by identity; immutable, so freely shared
/// between shards.
public final class HTTPTarget: Sendable {
  /// The method: `GET`, `POST` and so on.
  public let method: String
  /// The absolute URL.
  public let url: String
  /// Header lines in sending order.
  public let headers: [HTTPHeader]

  /// A target with these parts.
  public init(method: String, url: String, headers: [HTTPHeader] = []) {
    self.method = method
    self.url = url
    self.headers = headers
  }
}

/// One HTTP request, ready to send.
public struct HTTPRequest: Sendable {
  /// Where it goes.
  public var target: HTTPTarget
  /// Header lines of this request alone, beside those of its target.
  public var headers: [HTTPHeader] = []
  /// Sent as `X-Request-Id`; `nil` for none.
  public var requestID: String?
  /// The body; `nil` for none.
  public var body: HTTPBody?

  /// A request to `target`.
  public init(_ target: HTTPTarget, requestID: String? = nil, body: HTTPBody? = nil) {
    self.target = target
    self.requestID = requestID
    self.body = body
  }
}

/// One header line of a request.
public struct HTTPHeader: Sendable, Equatable {
  /// The name, in any case.
  public var name: String
  /// The value.
  public var value: String

  /// The line `name: value`.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The bytes of a request body at a fixed address, so that a transfer can point at them without a copy.
///
/// A class because C needs the address; immutable, so freely shared between shards.
public final class HTTPBody: Sendable {
  // Sendable proof: written once in `init`, never changed, freed by the last owner.
  private nonisolated(unsafe) let storage: UnsafeRawBufferPointer

  /// Copies `bytes`.
  public init(_ bytes: some Collection<UInt8>) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyBytes(from: bytes)
    storage = UnsafeRawBufferPointer(copy)
  }

  deinit { storage.deallocate() }

  /// Number of bytes.
  public var count: Int { storage.count }

  /// The bytes; valid while this body lives.
  public var bytes: UnsafeRawBufferPointer { storage }
}
