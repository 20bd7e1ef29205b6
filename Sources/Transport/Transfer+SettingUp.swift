internal import CCurl
internal import Vocabulary

/// What a handle is told once, and once per target.
extension Transfer {
  func setUp() {
    ccurl_set_flag(easy, CURLOPT_NOSIGNAL, true)
    // Pieces of a stream are short, and with thousands of streams open each buffer's pages count; longer pieces come in parts.
    ccurl_set_long(easy, CURLOPT_BUFFERSIZE, 2048)
    ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeout.wholeMilliseconds)
    ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, options.requestTimeout.wholeMilliseconds)
    ccurl_set_string(easy, CURLOPT_USERAGENT, "prony")
    // A redirect would carry the key to another host: it is reported, not followed.
    ccurl_set_flag(easy, CURLOPT_FOLLOWLOCATION, false)
    setUpTrust()
    setUpProxy()
    setUpConnections()
  }

  private func setUpTrust() {
    ccurl_set_flag(easy, CURLOPT_SSL_VERIFYPEER, !options.isInsecure)
    ccurl_set_long(easy, CURLOPT_SSL_VERIFYHOST, options.isInsecure ? 0 : 2)
    if let caFile = options.caFile { ccurl_set_string(easy, CURLOPT_CAINFO, caFile) }
    if let certificate = options.clientCertificate {
      ccurl_set_string(easy, CURLOPT_SSLCERT, certificate)
      ccurl_set_string(easy, CURLOPT_SSLKEY, options.clientKey ?? certificate)
    }
  }

  private func setUpProxy() {
    // Prony measures the endpoint, not what stands in the environment's way to it: without a plan's proxy there is none.
    ccurl_set_string(easy, CURLOPT_PROXY, options.proxy ?? "")
    ccurl_set_string(easy, CURLOPT_NOPROXY, "localhost,127.0.0.0/8,::1")
    // The proxy's answer to CONNECT is no reply of the endpoint.
    ccurl_set_flag(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
  }

  private func setUpConnections() {
    // The first handle tells its multi handle's cache, which all of its handles share, and for good.
    if let names { ccurl_set_list(easy, CURLOPT_RESOLVE, names.first) }
    if let path = options.unixSocket { ccurl_set_string(easy, CURLOPT_UNIX_SOCKET_PATH, path) }
    ccurl_set_long(easy, CURLOPT_IPRESOLVE, options.addressFamily.curlValue)
    if let lifetime = options.connectionLifetime {
      ccurl_set_long(easy, CURLOPT_MAXLIFETIME_CONN, Int(lifetime.components.seconds))
    }
    restoreConnectionSharing()
  }

  /// Sets what a single request may have changed: whether it shares its connection with those before and after it.
  func restoreConnectionSharing() {
    ccurl_set_flag(easy, CURLOPT_FRESH_CONNECT, options.connections == .new)
    ccurl_set_flag(easy, CURLOPT_FORBID_REUSE, options.connections == .new)
  }

  func setUp(for target: HTTPTarget) {
    headers.setShared(target.headers)
    ccurl_set_string(easy, CURLOPT_URL, target.url)
    ccurl_set_flag(easy, target.method == "GET" ? CURLOPT_HTTPGET : CURLOPT_POST, true)
    if target.method != "GET", target.method != "POST" { ccurl_set_string(easy, CURLOPT_CUSTOMREQUEST, target.method) }
  }
}

extension AddressFamily {
  fileprivate var curlValue: Int {
    switch self {
    case .any: Int(CURL_IPRESOLVE_WHATEVER)
    case .v4: Int(CURL_IPRESOLVE_V4)
    case .v6: Int(CURL_IPRESOLVE_V6)
    }
  }
}

extension Duration {
  /// At least one, since libcurl takes 0 for its own default or for no limit.
  fileprivate var wholeMilliseconds: Int { max(1, Int(nanoseconds / 1_000_000)) }
}
