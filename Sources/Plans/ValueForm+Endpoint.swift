internal import Glibc
internal import Vocabulary

extension ValueForm where Value == String {
  /// Where to send.
  static var url: ValueForm {
    ValueForm("URL", "http:// or https:// and a host, as http://localhost:8000") { (text) throws(Misread) in
      try checkURL(text)
      return text
    } show: {
      $0.isEmpty ? nil : .text(Redaction.hidingSecrets(inURL: $0))
    }
  }
}

extension ValueForm where Value == [String] {
  /// Where to send, be it to several; one alone is shown as itself.
  static var urls: ValueForm {
    var form = ValueForm.repeated(.url)
    let list = form.show
    form.show = { $0.count == 1 ? ValueForm<String>.url.show($0[0]) : list($0) }
    return form
  }
}

extension ValueForm where Value == HTTPHeader {
  /// One header line.
  static var header: ValueForm {
    ValueForm(
      placeholder: "NAME:VALUE", accepted: "a header line, as X-Team: search",
      read: { (value) throws(Misread) in
        let (name, content) = try value.pair()
        if name.isEmpty || !name.utf8.allSatisfy(isTokenCharacter) { throw Misread(name, "not a header's name") }
        if ["content-length", "transfer-encoding"].contains(name.lowercased()) {
          throw Misread(name, "a header that frames the body, which Prony must set itself")
        }
        if content.isEmpty { throw Misread(name, "without a value") }
        if content.holdsControls { throw Misread(name, "its value holds a control character") }
        return HTTPHeader(name, content)
      },
      show: { .text("\($0.name): \(Redaction.isSecret($0.name) ? Secret.mark : $0.value)") })
  }
}

extension ValueForm where Value == PinnedAddress {
  /// A host, a port and the address to take for them.
  static var pinnedAddress: ValueForm {
    ValueForm("HOST:PORT:ADDRESS", "a host, a port and a numeric address, as api.example.org:443:192.0.2.7") {
      (text) throws(Misread) in
      let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { throw Misread(text, "not three parts with colons between them") }
      if parts[0].isEmpty { throw Misread(text, "no host in it") }
      guard let port = UInt16(parts[1]), port > 0 else { throw Misread(text, "the port is not from 1 to 65535") }
      var address = parts[2]
      if address.hasPrefix("["), address.hasSuffix("]") { address = String(address.dropFirst().dropLast()) }
      guard isNumericAddress(address) else { throw Misread(text, "the address is not numeric") }
      return PinnedAddress(host: parts[0], port: Int(port), address: address)
    } show: {
      .text("\($0.host):\($0.port):" + ($0.address.contains(":") ? "[\($0.address)]" : $0.address))
    }
  }
}

/// An IPv4 or IPv6 address in digits, as the kernel reads it.
private func isNumericAddress(_ text: String) -> Bool {
  var space = in6_addr()
  return inet_pton(AF_INET, text, &space) == 1 || inet_pton(AF_INET6, text, &space) == 1
}

/// Finds what is wrong with a URL to send to; it is shown in the fault without the secrets in it, and not at all with a user name.
private func checkURL(_ text: String) throws(Misread) {
  let parts = URLParts(text)
  let shown = Redaction.hidingSecrets(inURL: text)
  if parts.origin.contains("@") { throw Misread(nil, "a user name or password stands in it") }
  if text.isEmpty { throw Misread(shown, "empty") }
  if text.contains(/,\s*https?:\/\//) { throw Misread(nil, "several URLs with commas between them") }
  if parts.scheme.isEmpty { throw Misread(shown, "no http:// or https:// before it") }
  if parts.scheme != "http", parts.scheme != "https" { throw Misread(shown, "neither http nor https") }
  if !text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\".utf8.contains($0) }) {
    throw Misread(shown, "holds a character that must be percent-encoded")
  }
  if !text.split(separator: "%", omittingEmptySubsequences: false).dropFirst().allSatisfy(\.beginsWithHexadecimalByte) {
    throw Misread(shown, "a % that no two hexadecimal digits follow")
  }
  if text.contains("#") { throw Misread(shown, "a fragment (#) is never sent") }
  let authority = parts.server[...]
  var host = authority
  var port: Substring?
  if host.first == "[", let bracket = host.lastIndex(of: "]") {
    let rest = authority[authority.index(after: bracket)...]
    guard rest.isEmpty || rest.first == ":" else { throw Misread(shown, "something between the address and the port") }
    port = rest.isEmpty ? nil : rest.dropFirst()
    host = authority[authority.index(after: authority.startIndex)..<bracket]
    if !host.contains(":") { throw Misread(shown, "brackets are for IPv6 addresses") }
  } else if let colon = authority.lastIndex(of: ":") {
    port = authority[authority.index(after: colon)...]
    host = authority[..<colon]
    if host.contains(":") { throw Misread(shown, "an IPv6 address without its brackets") }
  }
  if host.isEmpty { throw Misread(shown, "no host in it") }
  if let port, UInt16(port) ?? 0 == 0 { throw Misread(shown, "the port is not from 1 to 65535") }
}

extension Substring {
  fileprivate var beginsWithHexadecimalByte: Bool {
    let digits = utf8.prefix(2)
    return digits.count == 2 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }
}

/// A character that a header's name may hold (RFC 9110, token).
private func isTokenCharacter(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
