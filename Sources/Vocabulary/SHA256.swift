internal import CCrypto

/// The hash SHA-256, and the keyed hash HMAC made of it.
package enum SHA256 {
  /// The 32 bytes of the hash of `message`.
  package static func hash(_ message: some Sequence<UInt8>) -> [UInt8] { Array(message).withUnsafeBytes(hash) }

  /// The 32 bytes of the hash of `bytes`, where they lie.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    filled { ccrypto_sha256(bytes.baseAddress, bytes.count, $0) }
  }

  /// The keyed hash of `message`.
  package static func authenticate(_ message: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
    let message = Array(message)
    return filled { ccrypto_hmac_sha256(key, key.count, message, message.count, $0) }
  }

  private static func filled(by write: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
    let size = Int(CCRYPTO_SHA256_SIZE)
    return Array(unsafeUninitializedCapacity: size) { hash, count in
      if let start = hash.baseAddress { write(start) }
      count = size
    }
  }
}
