internal import FoundationEssentials
package import Vocabulary

extension ObservedExchange {
  /// The request that a `curl` command sends.
  ///
  /// - Parameters:
  ///   - command: the command, as one would paste it into a shell.
  ///   - variables: what the shell's variables in it stand for; one that is not among them stays as it stands.
  /// - Throws: what keeps it from being one request with a JSON body.
  package init(curl command: String, variables: [String: String] = [:]) throws(PlanProblem) {
    let shell = try ShellCommand(command, variables: variables)
    var words = shell.words[...]
    guard let program = words.popFirst() else { throw .command("it is empty") }
    if program.split(separator: "/").last != "curl" {
      // A variable may be set before the program, to a secret.
      throw .command("it does not begin with curl", value: String(program.prefix { $0 != "=" }))
    }
    var method: String?
    var urls: [String] = []
    var headers: [HTTPHeader] = []
    var user: String?
    var pieces: [String] = []
    var withoutEffect: [String] = []
    while let word = words.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else {
        urls.append(word)
        continue
      }
      for argument in try CurlArgument.arguments(in: word, followedBy: &words) {
        switch argument.option.meaning {
        case .method: method = argument.value
        case .url: urls.append(argument.value)
        case .header:
          if let header = try argument.header() { headers.append(header) } else { withoutEffect.append(argument.spelling) }
        case .withoutEffect, .refused: withoutEffect.append(argument.spelling)
        case .data: pieces.append(try argument.content())
        case .rawData: pieces.append(argument.value)
        case .user: user = try argument.credentials()
        case .bearer: headers.append(HTTPHeader("Authorization", "Bearer \(argument.value)"))
        case .cookie: headers.append(HTTPHeader("Cookie", argument.value))
        }
      }
    }
    guard let url = urls.first else { throw .command("there is no URL in it") }
    if urls.count > 1 { throw .command("another URL stands in it", value: Redaction.hidingSecrets(inURL: urls[1])) }
    if pieces.isEmpty { throw .command("it sends no body") }
    // A header of this name stands over the option.
    let credentials = headers.contains { $0.name.lowercased() == "authorization" } ? nil : user
    if let credentials { headers.append(HTTPHeader("Authorization", "Basic \(Data(credentials.utf8).base64EncodedString())")) }
    self.init(
      method: method ?? "POST", url: url.contains("://") ? url : "http://\(url)", headers: headers,
      body: pieces.joined(separator: "&"))
    unexpanded = shell.unexpanded
    if credentials != nil { notes.append("-u is the header Authorization: the key is USER:PASSWORD in base64") }
    if !withoutEffect.isEmpty { notes.append("without effect: \(withoutEffect.joined(separator: ", "))") }
    if !shell.leftOut.isEmpty { notes.append("left out: \(shell.leftOut.joined(separator: ", "))") }
  }
}

extension CurlArgument {
  /// The header of a line `name: value`; `nil` where it takes away one of curl's own.
  fileprivate func header() throws(PlanProblem) -> HTTPHeader? {
    guard let colon = value.firstIndex(of: ":") else {
      throw PlanProblem(place: spelling, problem: "no header line", accepted: "\(spelling) 'NAME: VALUE'")
    }
    let content = value[value.index(after: colon)...].drop { $0 == " " }
    return content.isEmpty ? nil : HTTPHeader(String(value[..<colon]), String(content))
  }

  /// What the value of `-d` means: itself, or the file whose name follows `@`.
  fileprivate func content() throws(PlanProblem) -> String {
    guard value.hasPrefix("@") else { return value }
    let path = String(value.dropFirst())
    if path == "-" {
      throw PlanProblem(
        place: spelling, value: value, problem: "it reads standard input, of which the command tells nothing",
        accepted: "the body itself, or @FILE")
    }
    do throws(UnreadableFile) { return try text(ofFile: path, limit: 1 << 24) } catch {
      throw PlanProblem(place: spelling, value: value, problem: "cannot be read: \(error.reason)", accepted: "a readable file")
    }
  }

  /// User and password.
  fileprivate func credentials() throws(PlanProblem) -> String {
    if value.contains(":") { return value }
    throw PlanProblem(place: spelling, problem: "curl would ask for the password", accepted: "\(spelling) USER:PASSWORD")
  }
}

extension PlanProblem {
  /// A problem with the command as a whole.
  fileprivate static func command(_ problem: String, value: String? = nil) -> PlanProblem {
    PlanProblem(
      place: "the command", value: value, problem: problem,
      accepted: "curl URL -H … -d '{…}', with a JSON body behind -d or --json")
  }
}
