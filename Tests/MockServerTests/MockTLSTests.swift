import FoundationEssentials
import Glibc
import MockServer
import TestKit
import Testing

private func canRun(_ program: String) -> Bool {
  ["/usr/bin/", "/usr/local/bin/", "/bin/"].contains { access($0 + program, X_OK) == 0 }
}

@Suite(.enabled(if: canRun("openssl"), "openssl is not installed"))
struct MockTLSTests {
  /// What `command` prints; it ends by itself.
  private func output(of command: String) throws -> String {
    let pipe = try #require(popen(command, "r"))
    defer { pclose(pipe) }
    var text: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { text.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: text, as: UTF8.self)
  }

  @Test(.enabled(if: canRun("curl"), "curl is not installed"), arguments: ["127.0.0.1", "localhost"])
  func `makes a certificate that clients can trust`(host: String) async throws {
    try await withFolder { folder in
      var certificate = ""
      try await withServer {
        $0.tls = .selfSigned
        $0.truthLog = folder + "/truth.jsonl"
      } _: { server in
        certificate = try #require(server.certificatePath)
        let url = "https://\(host):\(server.port ?? 0)/echo"
        #expect(server.url.hasPrefix("https://127.0.0.1:"))
        let body = #"'{"prompt": "a", "stream": true, "max_tokens": 2}'"#
        let reply = try output(of: "curl -sS --noproxy '*' --cacert \(certificate) -H 'x-request-id: t' -d \(body) \(url) 2>&1")
        #expect(reply.split(separator: "\n\n").count == 4)
        #expect(reply.hasSuffix("data: {\"usage\":{\"input\":1,\"output\":2}}\n\ndata: [DONE]\n\n"))
        #expect(try output(of: "curl -sS --noproxy '*' \(url) 2>&1").contains("certificate"))
      }
      #expect(!FileManager.default.fileExists(atPath: certificate))
      let truths = try TruthLine.read(folder + "/truth.jsonl")
      #expect(truths.map(\.requestID) == ["t"])
      #expect(truths.map(\.kinds) == ["ccu-"])
    }
  }

  @Test func `takes the certificate and the key it is given`() async throws {
    try await withFolder { folder in
      let (certificate, key) = (folder + "/certificate.pem", folder + "/key.pem")
      _ = try output(
        of: "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=given -keyout \(key) -out \(certificate) 2>&1")
      try await withServer {
        $0.tls = .files(certificate: certificate, key: key)
      } _: { server in
        #expect(server.certificatePath == nil)
        let shown = try output(of: "openssl s_client -connect 127.0.0.1:\(server.port ?? 0) -servername given </dev/null 2>&1")
        #expect(shown.contains("CN = given"))
      }
      var options = MockOptions()
      options.tls = .files(certificate: certificate, key: certificate)
      let error = await #expect(throws: MockServerError.self) { try await MockServer.start(options) }
      #expect(
        error?.description == "cannot use \(certificate): there is no PEM private key without a passphrase in it; "
          + "give PEM files with --tls-cert and --tls-key")
      let otherKey = folder + "/other.pem"
      _ = try output(of: "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=other -keyout \(otherKey) -out /dev/null 2>&1")
      options.tls = .files(certificate: certificate, key: otherKey)
      let mismatch = await #expect(throws: MockServerError.self) { try await MockServer.start(options) }
      #expect(mismatch == .certificate(path: "\(certificate) with \(otherKey)", reason: "the key is not the certificate's"))
    }
  }

  @Test(arguments: [
    ("/no/such.pem", "No such file or directory"), ("/", "Is a directory"), ("/dev/null", "there is no PEM certificate in it"),
    ("/proc/self/cmdline", "there is no PEM certificate in it"),
  ])
  func `says what is wrong with a certificate`(path: String, reason: String) async {
    var options = MockOptions()
    options.tls = .files(certificate: path, key: path)
    let error = await #expect(throws: MockServerError.self) { try await MockServer.start(options) }
    #expect(error == .certificate(path: path, reason: reason))
  }
}
