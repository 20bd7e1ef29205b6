internal import CCrypto
internal import FoundationEssentials

extension String {
  /// What a content security policy calls a script or a style by that is this text: its SHA-256.
  var policyHash: String {
    let bytes = Array(utf8)
    let hash = [UInt8](unsafeUninitializedCapacity: Int(CCRYPTO_SHA256_SIZE)) { hash, count in
      if let start = hash.baseAddress { ccrypto_sha256(bytes, bytes.count, start) }
      count = Int(CCRYPTO_SHA256_SIZE)
    }
    return "'sha256-\(Data(hash).base64EncodedString())'"
  }
}
