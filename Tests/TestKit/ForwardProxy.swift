/// A forward proxy, tinyproxy, on a free port of 127.0.0.1, as long as this value is there.
///
/// It reaches this machine as `0.0.0.0`: by its usual names the machine is never asked of a proxy.
package struct ForwardProxy: Sendable {
  /// Its address, as `127.0.0.1:3128`.
  package let address: String
  private let command: Command
  private let folder: TemporaryFolder

  /// Starts one, which lets nobody in but `user` with `password`, if they are given.
  package init(user: String? = nil, password: String? = nil) async throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let (command, port) = try await InstalledProgram.tinyproxy.start(on: nil, in: folder, until: "Accepting connections") {
      port in
      var lines = ["Port \(port)", "Listen 127.0.0.1", "Timeout 60", "MaxClients 20", "LogLevel Info"]
      if let user, let password { lines.append("BasicAuth \(user) \(password)") }
      return ["-d", "-c", try folder.write(lines.joined(separator: "\n") + "\n", to: "tinyproxy.conf")]
    }
    self.command = command
    address = "127.0.0.1:\(port)"
  }

  /// Its URL.
  package var url: String { "http://\(address)" }
}
