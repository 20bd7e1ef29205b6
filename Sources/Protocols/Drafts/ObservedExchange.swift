package import Vocabulary

/// A request that somebody has seen at work, and the reply to it, if that is known: what a definition is drafted from.
package struct ObservedExchange: Sendable, Equatable {
  /// Its method.
  package var method: String
  /// Where it went.
  package var url: String
  /// Its header lines; those that the HTTP library sets by itself are left out.
  package var headers: [HTTPHeader]
  /// Its body, a JSON object.
  package var body: String
  /// What came back.
  package var reply: Reply?
  /// What stands in it that a shell would have put something else for: `$KEY`.
  package private(set) var unexpanded: [String] = []

  /// A reply as it came.
  package struct Reply: Sendable, Equatable {
    /// The HTTP status.
    package var status: Int
    /// The `Content-Type`, if it had one.
    package var contentType: String?
    /// Its body, decoded.
    package var body: [UInt8]

    /// A reply of these parts.
    package init(status: Int, contentType: String?, body: [UInt8]) {
      self.status = status
      self.contentType = contentType
      self.body = body
    }
  }

  /// An exchange of these parts.
  package init(method: String, url: String, headers: [HTTPHeader], body: String, reply: Reply? = nil) {
    self.method = method
    self.url = url
    self.headers = headers.filter { !ObservedExchange.ofTheLibrary.contains($0.name.lowercased()) && !$0.name.hasPrefix(":") }
    self.body = body
    self.reply = reply
  }

  private static let ofTheLibrary: Set<String> = [
    "host", "content-length", "content-type", "connection", "accept", "accept-encoding", "accept-language", "user-agent",
    "origin",
    "referer", "cookie", "expect", "te", "priority", "cache-control", "pragma", "dnt", "x-request-id",
  ]
}

extension ObservedExchange {
  /// The request that a `curl` command sends.
  ///
  /// - Parameters:
  ///   - command: the command, as one would paste it into a shell.
  ///   - variables: what the shell's variables in it stand for; one that is not among them stays as it stands.
  /// - Throws: what keeps it from being a request with a JSON body.
  package init(curl command: String, variables: [String: String] = [:]) throws(PlanProblem) {
    let shellWords = try ShellWords(command, variables: variables)
    var words = shellWords.words[...]
    if words.first == "curl" { words.removeFirst() }
    var method: String?
    var url: String?
    var headers: [HTTPHeader] = []
    var pieces: [String] = []
    while let word = words.popFirst() {
      guard let option = CurlOption(word, followedBy: &words) else {
        url = url ?? word
        continue
      }
      switch option.name {
      case "X", "request": method = option.value
      case "url": url = option.value
      case "H", "header": if let header = HTTPHeader(line: option.value) { headers.append(header) }
      case "d", "data", "data-ascii", "data-binary", "json": pieces.append(try ObservedExchange.content(of: option.value))
      case "data-raw": pieces.append(option.value)
      default: break
      }
    }
    guard let url else {
      throw PlanProblem(place: "the command", problem: "there is no URL in it", accepted: "curl URL -H … -d '{…}'")
    }
    let body = pieces.joined(separator: "&")
    guard !body.isEmpty else {
      throw PlanProblem(
        place: "the command", value: url, problem: "it sends no body", accepted: "a JSON body behind -d or --json")
    }
    self.init(method: method ?? "POST", url: url.contains("://") ? url : "http://\(url)", headers: headers, body: body)
    unexpanded = shellWords.unexpanded
  }

  /// What an argument of `-d` means: itself, or the file whose name follows `@`.
  private static func content(of argument: String) throws(PlanProblem) -> String {
    guard argument.hasPrefix("@") else { return argument }
    let path = String(argument.dropFirst())
    do throws(UnreadableFile) { return try text(ofFile: path, limit: 1 << 24) } catch {
      throw PlanProblem(place: "-d", value: argument, problem: "cannot be read: \(error.reason)", accepted: "a readable file")
    }
  }
}

extension HTTPHeader {
  /// The header of a line `name: value`; `nil` where there is no value.
  fileprivate init?(line: String) {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    guard !value.isEmpty else { return nil }
    self.init(String(line[..<colon]), String(value))
  }
}

/// An option of `curl` with its value, empty where it takes none.
private struct CurlOption {
  let name: String
  let value: String

  private static let withValue: Set<String> = [
    "X", "H", "d", "A", "u", "b", "c", "e", "o", "m", "w", "x", "F", "T", "E", "K", "C", "Y", "y", "z",
    "request", "header", "data", "data-raw", "data-binary", "data-ascii", "data-urlencode", "json", "url", "user-agent", "user",
    "cookie", "cookie-jar", "referer", "output", "max-time", "connect-timeout", "write-out", "proxy", "cacert", "cert", "key",
    "retry", "retry-delay", "retry-max-time", "resolve", "form", "limit-rate", "speed-limit", "speed-time", "noproxy",
    "interface",
    "aws-sigv4", "ciphers", "unix-socket", "trace", "trace-ascii", "dump-header", "config", "tlsv1.3",
  ]

  /// The option that `word` is, with its value, taken off `words` if it does not stand in `word`; `nil` for what is no option.
  init?(_ word: String, followedBy words: inout ArraySlice<String>) {
    guard word.hasPrefix("-"), word.count > 1 else { return nil }
    if word.hasPrefix("--") {
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1)
      name = parts.first.map(String.init) ?? ""
      value = parts.count > 1 ? String(parts[1]) : CurlOption.withValue.contains(name) ? words.popFirst() ?? "" : ""
      return
    }
    // Letters may stand together; the first that takes a value takes the rest of the word for it.
    let letters = word.dropFirst()
    guard let taker = letters.firstIndex(where: { CurlOption.withValue.contains(String($0)) }) else {
      (name, value) = (String(letters), "")
      return
    }
    let attached = letters[letters.index(after: taker)...]
    name = String(letters[taker])
    value = attached.isEmpty ? words.popFirst() ?? "" : String(attached)
  }
}
