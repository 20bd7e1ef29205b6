import Testing
import Vocabulary

@testable import MockServer

@Suite struct MockOptionsTests {
  @Test func `are right by default`() {
    #expect(MockOptions().problems().isEmpty)
  }

  @Test func `show all that is wrong at once`() {
    var options = MockOptions()
    options.listen = "localhost"
    options.model = ""
    options.threads = 0
    options.scenario.timeToFirstToken = .seconds(-1)
    options.scenario.interTokenLatency = .seconds(7200)
    options.scenario.tokens = -1
    options.truthLog = ""
    options.tls = .files(certificate: "", key: "")
    #expect(
      options.problems().map(\.place) == [
        "--listen", "--ttft", "--itl", "--tokens", "--threads", "--model", "--truth-log", "--tls-cert", "--tls-key",
      ])
  }

  @Test(arguments: [
    ("127.0.0.1:0", ListenAddress.tcp(host: "127.0.0.1", port: 0), "http://127.0.0.1:0"),
    ("localhost:80", .tcp(host: "localhost", port: 80), "http://localhost:80"),
    ("[::1]:8080", .tcp(host: "::1", port: 8080), "http://[::1]:8080"),
    ("unix:/a/b", .unix(path: "/a/b"), "unix:/a/b"),
  ])
  func `name an address in one of three ways`(text: String, address: ListenAddress, url: String) {
    #expect(ListenAddress(text) == address)
    #expect(address.description == text)
    #expect(address.url(isEncrypted: false) == url)
  }

  @Test(arguments: ["", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "[]:80", "unix:"])
  func `take nothing else for an address`(text: String) {
    #expect(ListenAddress(text) == nil)
  }
}
