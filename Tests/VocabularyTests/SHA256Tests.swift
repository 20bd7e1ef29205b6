import Testing
import Vocabulary

@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1_000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
  ])
  func `is the standard's`(_ message: String, _ hash: String) { #expect(SHA256.hash(message.utf8).hexadecimal == hash) }

  /// Test cases 1, 2 and 6 of RFC 4231.
  @Test(arguments: [
    ([UInt8](repeating: 0x0B, count: 20), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    (
      Array("Jefe".utf8), "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func `with a key is that of RFC 4231`(_ key: [UInt8], _ message: String, _ hash: String) {
    #expect(SHA256.authenticate(message.utf8, key: key).hexadecimal == hash)
  }

  @Test func `fills its blocks to the last byte`() {
    // Lengths around the end of a block, hashed together; the expectation is that of Python's hashlib.
    let hashes = (50...130).flatMap { SHA256.hash(repeatElement(UInt8(ascii: "x"), count: $0)) }
    #expect(SHA256.hash(hashes).hexadecimal == "15bbfd6582078a1e422d503c3e93eba38544545c52feeb1d7af35ed48a1da9b1")
  }
}
