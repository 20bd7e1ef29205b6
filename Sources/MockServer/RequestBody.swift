import NIOCore

/// A request's body, kept as far as its limit goes: what comes after is read and thrown away, so that a reply can still be sent.
struct RequestBody {
  /// The longest body that is kept, in bytes.
  static let limit = 64 << 20

  /// What is kept.
  private(set) var bytes = ByteBuffer()
  /// More came than is kept.
  private(set) var isTooLong = false

  /// Takes the next piece.
  mutating func append(_ piece: UnsafeRawBufferPointer) {
    isTooLong = isTooLong || bytes.readableBytes + piece.count > RequestBody.limit
    if isTooLong { bytes = ByteBuffer() } else { bytes.writeBytes(piece) }
  }
}
