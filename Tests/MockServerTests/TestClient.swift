import Glibc
import MockServer
import Vocabulary

/// A blocking HTTP/1.1 client on one connection, which notes when each event arrived.
final class TestClient {
  private let descriptor: Int32
  private let clock = RunClock(originNanoseconds: 0)
  private var unread: ArraySlice<UInt8> = []
  private var readAt = RunTime.zero

  struct Problem: Error {
    var what: String
    var number = errno
  }

  /// Connects; `receiveBuffer` bounds what the kernel keeps for a client that does not read.
  init(to server: MockServer, receiveBuffer: Int32? = nil) throws {
    let family = server.url.hasPrefix("unix:") ? AF_UNIX : server.url.contains("[") ? AF_INET6 : AF_INET
    descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Problem(what: "socket") }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    if var receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
    }
    let port = in_port_t(server.port ?? 0).bigEndian
    let connected =
      switch family {
      case AF_UNIX: connect(sockaddr_un(path: String(server.url.dropFirst("unix:".count))))
      case AF_INET6: connect(sockaddr_in6(port: port))
      default: connect(sockaddr_in(port: port))
      }
    guard connected else { throw Problem(what: "connect") }
  }

  deinit { close(descriptor) }

  /// Sends a request with `body`, or without.
  func send(_ method: String, _ path: String, headers: [String] = [], body: String? = nil) throws {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost"] + headers
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    try send(lines.map { $0 + "\r\n" }.joined() + "\r\n" + (body ?? ""))
  }

  /// Sends `text` as it is.
  func send(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { throw Problem(what: "send") }
      rest = rest.dropFirst(sent)
    }
  }

  /// Sends a request and receives its response.
  func ask(_ method: String, _ path: String, headers: [String] = [], body: String? = nil) throws -> TestResponse {
    try send(method, path, headers: headers, body: body)
    return try receive()
  }

  /// Receives a response.
  func receive(toHead: Bool = false) throws -> TestResponse {
    var response = try receiveHead()
    if response.headers["transfer-encoding"] == "chunked" {
      while let event = try receiveEvent() { response.events.append(event) }
    } else if let length = response.headers["content-length"].flatMap({ Int($0) }) {
      response.body = toHead ? "" : try take(length)
    } else if response.headers["content-type"]?.hasPrefix("text/event-stream") == true {
      while (try? fill()) != nil {}
      response.body = try take(unread.count)
    }
    return response
  }

  /// Receives the status line and the headers.
  func receiveHead() throws -> TestResponse {
    let statusLine = try takeLine()
    guard let status = Int(statusLine.split(separator: " ").dropFirst().first ?? "") else { throw Problem(what: statusLine) }
    var response = TestResponse(status: status)
    while case let line = try takeLine(), !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1)
      response.headers[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description
    }
    return response
  }

  /// Receives a chunk; `nil` for the last.
  func receiveEvent() throws -> TestResponse.Event? {
    guard let size = Int(try takeLine(), radix: 16) else { throw Problem(what: "chunk size") }
    let text = try take(size)
    guard try takeLine().isEmpty else { throw Problem(what: "chunk end") }
    return size == 0 ? nil : TestResponse.Event(text: text, arrivedAt: readAt)
  }

  /// The server closes the connection, with nothing left to read.
  func isAtEnd() -> Bool {
    guard unread.isEmpty else { return false }
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, 0) == 0
  }

  /// Receives all that comes until the server closes the connection.
  func receiveToEnd() throws -> [UInt8] {
    while (try? fill()) != nil {}
    return Array(unread)
  }

  private func connect(_ address: some Any) -> Bool {
    withUnsafeBytes(of: address) { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return Glibc.connect(descriptor, start, socklen_t(bytes.count)) == 0
    }
  }

  private func takeLine() throws -> String {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = unread[..<end].filter { $0 != UInt8(ascii: "\r") }
        unread = unread[(end + 1)...]
        return String(decoding: line, as: UTF8.self)
      }
      try fill()
    }
  }

  private func take(_ count: Int) throws -> String {
    while unread.count < count { try fill() }
    defer { unread = unread.dropFirst(count) }
    return String(decoding: unread.prefix(count), as: UTF8.self)
  }

  private func fill() throws {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    readAt = clock.now()
    guard count > 0 else { throw Problem(what: count == 0 ? "end of connection" : "recv") }
    unread = ArraySlice(unread + bytes.prefix(count))
  }
}

extension sockaddr_in {
  fileprivate init(port: in_port_t) {
    self.init()
    sin_family = sa_family_t(AF_INET)
    sin_port = port
    sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
  }
}

extension sockaddr_in6 {
  fileprivate init(port: in_port_t) {
    self.init()
    sin6_family = sa_family_t(AF_INET6)
    sin6_port = port
    sin6_addr = in6addr_loopback
  }
}

extension sockaddr_un {
  fileprivate init(path: String) {
    self.init()
    sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &sun_path) { $0.copyBytes(from: path.utf8) }
  }
}
