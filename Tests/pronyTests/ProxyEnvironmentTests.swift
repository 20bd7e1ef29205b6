import MockServer
import TestKit
import Testing

/// Whether a run goes through the proxy that its environment names.
@Suite(.binary) struct ProxyEnvironmentTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs a small load against `host`, which is this machine, and expects it to succeed; whether through `proxy` is in the report.
  private func route(
    to host: String, proxy: String, exempt: String = "", asked: Bool = true
  ) async throws -> String {
    try await withServer { server in
      let ended = try await Command.run(
        Command.small("http://\(host):\(try #require(server.port))") + (asked ? ["--proxy", "environment"] : []),
        environment: ["http_proxy": proxy, "https_proxy": proxy, "all_proxy": proxy, "no_proxy": exempt], in: folder)
      #expect([0, 4].contains(ended.status), "\(ended.errors)")
      let run = try MadeRun(in: folder)
      #expect(try run.report().counts.areConserved && run.report().counts.succeeded == 8)
      return try run.text(of: "report.txt")
    }
  }

  @Test(.needs(.tinyproxy)) func `the environment's proxy is taken where the plan asks for it, and shown`() async throws {
    let proxy = try await ForwardProxy()
    #expect(try await route(to: "0.0.0.0", proxy: proxy.url).contains("through the proxy \(proxy.url)"))
  }

  @Test(arguments: [
    // Nobody asked for it; the host is exempt; the host is the machine itself.
    ("0.0.0.0", "", false), ("0.0.0.0", "0.0.0.0", true), ("127.0.0.1", "", true), ("localhost", "", true),
  ])
  func `elsewhere it is not asked, be it there or not`(host: String, exempt: String, asked: Bool) async throws {
    let nobody = BoundSocket()
    defer { nobody.close() }
    #expect(try await !route(to: host, proxy: nobody.url, exempt: exempt, asked: asked).contains("through the proxy"))
  }
}
