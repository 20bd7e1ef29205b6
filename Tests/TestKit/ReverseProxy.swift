/// A reverse proxy, nginx, that speaks HTTP/2 under TLS on a free port of 127.0.0.1 and HTTP/1.1 to what is behind it.
package struct ReverseProxy: Sendable {
  /// Where it is reached.
  package let url: String
  private let command: Command
  private let folder: TemporaryFolder

  /// Starts one before the server at `backend`.
  ///
  /// - Parameters:
  ///   - backend: the port of 127.0.0.1 behind it.
  ///   - certificate: PEM files of the certificate and its key.
  ///   - requests: how many requests a connection carries before it is closed.
  /// - Throws: when it does not start.
  package init(
    before backend: Int, certificate: (path: String, key: String), requestsPerConnection requests: Int
  ) async throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    let (command, port) = try await InstalledProgram.nginx.start(on: nil, in: folder, until: "getrlimit") { port in
      let configuration = try folder.write(
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr notice;
        events {}
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:\(port) ssl http2;
            ssl_certificate \(certificate.path);
            ssl_certificate_key \(certificate.key);
            keepalive_requests \(requests);
            location / {
              proxy_pass http://127.0.0.1:\(backend);
              proxy_http_version 1.1;
              proxy_buffering off;
            }
          }
        }
        """, to: "nginx.conf")
      return ["-p", folder.path, "-e", "stderr", "-c", configuration]
    }
    self.command = command
    url = "https://127.0.0.1:\(port)"
  }

  /// Ends it, and with it its connections.
  package func stop() async {
    command.signal(15)
    _ = await command.finish()
  }
}
