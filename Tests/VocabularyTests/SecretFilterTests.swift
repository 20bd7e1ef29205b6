import Testing
import Vocabulary

@Suite struct SecretFilterTests {
  private let filter = SecretFilter([Secret("sk-canary/0123456789"), Secret("hunter2")])

  @Test(arguments: [
    ("nothing to hide", "nothing to hide"),
    ("key sk-canary/0123456789 is wrong", "key [redacted] is wrong"),
    ("Bearer sk-canary/0123456789", "Bearer [redacted]"),
    ("twice: sk-canary/0123456789, sk-canary/0123456789", "twice: [redacted], [redacted]"),
    ("hunter2hunter2", "[redacted]"),
    ("", ""),
  ])
  func `hides what it is told to hide`(text: String, shown: String) { #expect(filter.hidingSecrets(in: text) == shown) }

  @Test(arguments: [
    // Cut at the end, cut at the beginning, its slash escaped as some write JSON.
    ("no such key: sk-canary…", "no such key: [redacted]…"), ("…0123456789", "…[redacted]"),
    (#"{"key":"sk-canary\/0123456789"}"#, #"{"key":"[redacted]\[redacted]"}"#),
  ])
  func `hides a part of a secret`(text: String, shown: String) { #expect(filter.hidingSecrets(in: text) == shown) }

  @Test func `less than eight bytes of a longer secret say nothing`() {
    #expect(filter.hidingSecrets(in: "sk-cana, 3456789, hunter") == "sk-cana, 3456789, hunter")
  }

  @Test func `a secret of three bytes is none`() {
    #expect(SecretFilter([Secret("abc"), Secret("")]).hidingSecrets(in: "abcabc") == "abcabc")
  }

  @Test func `text beyond ASCII stays as it is`() {
    #expect(filter.hidingSecrets(in: "„hunter2“ ist falsch – 鍵") == "„[redacted]“ ist falsch – 鍵")
  }
}
