internal import Glibc
package import Vocabulary

/// Asks hubs: follows their redirects, waits where they ask for it, and goes on where a reply broke off.
package struct HubClient: Sendable {
  /// Where they are.
  let addresses: HubAddresses
  /// The way to a URL.
  private let transport: @Sendable (String) async throws(HubsError) -> any RequestTransport
  /// The wait before the second attempt, twice that before the third, and so on.
  private let pause: Duration

  private static let mostAttempts = 5
  private static let mostRedirects = 5
  private static let longestWait = 60

  /// A client of the hubs at `addresses`.
  package init(
    addresses: HubAddresses, pause: Duration = .seconds(1),
    transport: @escaping @Sendable (String) async throws(HubsError) -> any RequestTransport
  ) {
    self.addresses = addresses
    self.pause = pause
    self.transport = transport
  }

  /// What the hub replies to a request for `url`, as text of at most `limit` bytes.
  func text(at url: String, limit: Int = 1 << 26) async throws(HubsError) -> String {
    let body = try await get(url, to: .memory(limit: limit)) { [] }
    guard let text = String(validating: body, as: UTF8.self) else { throw .hub(url: url, reason: "its reply is not UTF-8") }
    return text
  }

  /// Takes what is at `url` to `file`, of at most `limit` bytes; where `goesOn`, behind what has come of it.
  func download(
    _ url: String, to file: PartialFile, goesOn: Bool, limit: Int, watch: @escaping @Sendable (Int) -> Void
  ) async throws(HubsError) {
    _ = try await get(url, to: .file(file, limit: limit, watch: watch)) {
      if !goesOn { file.restart() }
      return file.count > 0 ? [HTTPHeader("Range", "bytes=\(file.count)-")] : []
    }
  }

  /// The body of the reply to a request for `url`, which has `headers` besides, made anew for each attempt.
  private func get(
    _ url: String, to destination: ReplyDestination, headers: () -> [HTTPHeader]
  ) async throws(HubsError) -> [UInt8] {
    var attempt = 1
    while true {
      let (reply, lastURL) = try await follow(url, to: destination, headers: headers())
      guard let fault = fault(of: reply, from: lastURL, asked: url) else { return reply.body }
      guard reply.maySucceedLater, attempt < HubClient.mostAttempts, !Task.isCancelled else { throw fault }
      let asked = reply.head.retryAfter.flatMap { Int($0) }.map { Duration.seconds(min(max(0, $0), HubClient.longestWait)) }
      let transport = try await transport(url)
      await transport.sleep(until: transport.now() + (asked ?? pause * (1 << (attempt - 1))))
      attempt += 1
    }
  }

  /// The reply to a request for `url`, or for where that leads; and from where it is.
  private func follow(
    _ url: String, to destination: ReplyDestination, headers: [HTTPHeader]
  ) async throws(HubsError) -> (HubReply, from: String) {
    var current = url
    for _ in 0...HubClient.mostRedirects {
      // A token is for the hub alone, not for where it leads.
      let token = addresses.token(for: current).map { [HTTPHeader("Authorization", "Bearer \($0.reveal())")] } ?? []
      let target = HTTPTarget(method: "GET", url: current, headers: headers + token)
      let reply = await (try transport(current)).receive(HTTPRequest(target), to: destination)
      guard (300..<400).contains(reply.head.status), let location = reply.head.location else { return (reply, current) }
      do throws(BadReply) { current = try URLParts(current).following(location) } catch {
        throw .hub(url: url, reason: error.reason)
      }
    }
    throw .hub(url: url, reason: "it leads on and on, more than \(HubClient.mostRedirects) times")
  }

  /// What is wrong with `reply`; `nil` where nothing is.
  private func fault(of reply: HubReply, from lastURL: String, asked url: String) -> HubsError? {
    if reply.fileError != 0 { return .machine("cannot write what was fetched: \(String(cString: strerror(reply.fileError)))") }
    let place = URLParts(lastURL).origin == URLParts(url).origin ? "" : "\(URLParts(lastURL).server), where it leads: "
    if reply.isTooLong { return .hub(url: url, reason: "\(place)it is longer than it may be") }
    if reply.isContent, let failure = reply.failure {
      return .hub(url: url, reason: "\(place)it broke off: \(failure.kind.rawValue): \(failure.detail)")
    }
    if reply.isContent {
      return reply.head.contentEncoding.map {
        .hub(url: url, reason: "\(place)it came packed (\($0.escapedForDisplay(limit: 40)))")
      }
    }
    if reply.head.status == 0, let failure = reply.failure {
      return .hub(url: url, reason: "\(place)\(failure.kind.rawValue): \(failure.detail)")
    }
    let said = SecretFilter([addresses.token].compactMap(\.self)).hidingSecrets(in: String(decoding: reply.body, as: UTF8.self))
    let words = said.isEmpty ? "" : ": \(said.escapedForDisplay(limit: 400))"
    let advice = [401, 403].contains(reply.head.status) ? "; a token that may read it goes into HF_TOKEN" : ""
    return .hub(url: url, reason: "\(place)HTTP \(reply.head.status)\(words)\(advice)")
  }
}

extension HubReply {
  /// The hub, or the way to it, may do better the next time.
  fileprivate var maySucceedLater: Bool {
    if fileError != 0 || isTooLong { return false }
    if isContent { return failure != nil }
    return [408, 416, 429, 500, 502, 503, 504].contains(head.status)
  }
}

extension URLParts {
  /// Where `location`, the header of a reply from here, leads.
  ///
  /// - Throws: why that is not followed, as the end of a sentence.
  func following(_ location: String) throws(BadReply) -> String {
    guard location.isURLText, !location.isEmpty else { throw BadReply("it leads to what is no address") }
    let next: String
    if location.contains("://") {
      next = location
    } else if location.hasPrefix("//") {
      next = "\(scheme):\(location)"
    } else if location.hasPrefix("/") {
      next = origin + location
    } else {
      next = origin + "/" + path.split(separator: "/").dropLast().map { $0 + "/" }.joined() + location
    }
    let parts = URLParts(next)
    guard ["http", "https"].contains(parts.scheme), !parts.host.isEmpty, parts.user.isEmpty else {
      throw BadReply("it leads to what is no address of the web")
    }
    guard scheme == "http" || parts.scheme == "https" else {
      throw BadReply("it leads from https to http at \(parts.server), where anybody could have changed it")
    }
    return next
  }
}
