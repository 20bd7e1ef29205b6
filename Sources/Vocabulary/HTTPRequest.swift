/// One HTTP request, ready to send.
public struct HTTPRequest: Sendable {
  /// `GET`, `POST`, …
  public var method: String
  /// The absolute URL.
  public var url: String
  /// Header lines in sending order.
  public var headers: [HTTPHeader]
  /// The body; `nil` for none.
  public var body: HTTPBody?

  /// A request with these parts.
  public init(method: String, url: String, headers: [HTTPHeader] = [], body: HTTPBody? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// One header line of a request.
public struct HTTPHeader: Sendable, Equatable {
  public var name: String
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
