/// An option of `curl`, and what it means for a draft.
struct CurlOption: Sendable {
  /// What it says of the request.
  enum Meaning: Sendable, Equatable {
    case method, url, header, data, rawData, user, bearer, cookie
    /// Nothing: it is about the output, or about how the request gets there.
    case withoutEffect
    /// What no draft can carry; with it, what would be accepted instead.
    case refused(String)
  }

  /// Its name, without dashes.
  let name: String
  /// Its short name; `nil` for none.
  let letter: Character?
  /// A value follows.
  let takesValue: Bool
  /// What it means.
  let meaning: Meaning

  /// The options in `list`, each spelled as `name` or `name/letter`.
  private static func options(_ list: String, takeValue: Bool, _ meaning: Meaning) -> [CurlOption] {
    list.split(whereSeparator: \.isWhitespace).map { spelling in
      let parts = spelling.split(separator: "/")
      return CurlOption(
        name: String(parts[0]), letter: parts.count > 1 ? parts[1].first : nil, takesValue: takeValue, meaning: meaning)
    }
  }

  private static let aBody = "a JSON body behind -d or --json"
  private static let aHeader = "a key in a header, behind -H"
  private static let aRun = "without it: each run says how its requests get there (prony perf --help)"

  /// Every option that is known.
  static let all: [CurlOption] =
    options("request/X", takeValue: true, .method)
    + options("url", takeValue: true, .url)
    + options("header/H", takeValue: true, .header)
    + options("data/d data-ascii data-binary json", takeValue: true, .data)
    + options("data-raw", takeValue: true, .rawData)
    + options("user/u", takeValue: true, .user)
    + options("oauth2-bearer", takeValue: true, .bearer)
    + options("cookie/b", takeValue: true, .cookie)
    + options(
      """
      basic compressed disable/q fail/f fail-with-body globoff/g http1.0/0 http1.1 http2 http2-prior-knowledge http3 include/i
      insecure/k ipv4/4 ipv6/6 location/L no-buffer/N no-keepalive no-progress-meter path-as-is progress-bar/# remote-name/O
      retry-all-errors retry-connrefused show-error/S silent/s styled-output tcp-nodelay tlsv1.2 tlsv1.3 trace-time verbose/v
      """, takeValue: false, .withoutEffect)
    + options(
      """
      cacert capath cert/E ciphers connect-timeout cookie-jar/c dump-header/D interface keepalive-time key limit-rate max-redirs
      max-time/m output/o output-dir pass referer/e retry retry-delay retry-max-time speed-limit/Y speed-time/y stderr trace
      trace-ascii user-agent/A write-out/w
      """, takeValue: true, .withoutEffect)
    + options("form/F form-string data-urlencode upload-file/T", takeValue: true, .refused(aBody))
    + options("get/G head/I", takeValue: false, .refused(aBody))
    + options("anyauth digest negotiate netrc/n ntlm", takeValue: false, .refused(aHeader))
    + options("netrc-file", takeValue: true, .refused(aHeader))
    + options("aws-sigv4", takeValue: true, .refused("sign in the definition (prony protocol show bedrock-converse)"))
    + options("config/K", takeValue: true, .refused("its options in the command"))
    + options("next/:", takeValue: false, .refused("one request"))
    + options(
      """
      proxy/x preproxy noproxy proxy-header proxy-user/U socks4 socks4a socks5 socks5-hostname connect-to resolve unix-socket
      abstract-unix-socket
      """, takeValue: true, .refused(aRun))
}
