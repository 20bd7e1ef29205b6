/// A server that stands in for a hub: it speaks as much of its API as a test says.
///
/// The hubs themselves are out of reach of tests. What is tested is what Prony makes of replies in the form that their documentation
/// and their own clients' sources give.
package final class HubStandIn: Sendable {
  /// A reply.
  package struct Reply: Sendable {
    /// Its status.
    package var status = 200
    /// Header lines, each with its end.
    package var headers = ""
    /// Its body.
    package var body = ""
    /// After so many bytes of the body the connection ends.
    package var brokenAfter: Int?

    /// A reply with these parts.
    package init(status: Int = 200, headers: String = "", _ body: String = "", brokenAfter: Int? = nil) {
      self.status = status
      self.headers = headers
      self.body = body
      self.brokenAfter = brokenAfter
    }

    /// A reply that leads to `url`.
    package static func redirect(to url: String) -> Reply { Reply(status: 302, headers: "Location: \(url)\r\n") }
  }

  private let server: LoopbackServer
  private let seen: Watched<[String]>

  /// Replies to a request for a path, with its query, as `answer` says; it is told how often that was asked for before, and the whole
  /// request.
  package init(_ answer: @escaping @Sendable (_ path: String, _ times: Int, _ request: String) -> Reply) {
    let seen = Watched<[String]>([])
    self.seen = seen
    server = LoopbackServer { connection in
      while let request = connection.readRequest() {
        let path = HubStandIn.path(of: request)
        let times = seen.value.count { HubStandIn.path(of: $0) == path }
        seen.change { $0.append(request) }
        let reply = answer(path, times, request)
        guard let length = reply.brokenAfter else {
          connection.reply(status: reply.status, headers: reply.headers, reply.body)
          continue
        }
        let head = "HTTP/1.1 \(reply.status) X\r\nContent-Length: \(reply.body.utf8.count)\r\n\(reply.headers)\r\n"
        connection.write(head + String(reply.body.prefix(length)))
        connection.close()
        break
      }
    }
  }

  deinit { server.stop() }

  /// Where it is.
  package var url: String { server.url }

  /// The requests that came, in order.
  package var requests: [String] { seen.value }

  /// The paths that were asked for, in order.
  package var paths: [String] { requests.map { HubStandIn.path(of: $0) } }

  /// It listens no more.
  package func stop() { server.stop() }

  private static func path(of request: String) -> String {
    request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }
}
