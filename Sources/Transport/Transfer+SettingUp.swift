internal import CCurl
internal import Vocabulary

/// What a handle is told once, and once per target.
extension Transfer {
  func setUp() {
    ccurl_set_flag(easy, CURLOPT_NOSIGNAL, true)
    setUpBuffers()
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

  private func setUpBuffers() {
    guard options.http.sharesConnections else {
      // Pieces of a stream are short, and with thousands of streams open each buffer's pages count; longer pieces come in parts.
      ccurl_set_long(easy, CURLOPT_BUFFERSIZE, 2048)
      return
    }
    // What an HTTP/2 stream's buffer has no room for libcurl 7.88 leaves unread until something else comes, which may be never: it
    // has room for all that one harvest takes, and for the longest head.
    ccurl_set_long(easy, CURLOPT_BUFFERSIZE, 2 * Int(RECEIVER_MOST))
    // It takes a body through a buffer of each request's; a frame holds no more than this.
    ccurl_set_long(easy, CURLOPT_UPLOAD_BUFFERSIZE, 16_384)
  }

  private func setUpTrust() {
    ccurl_set_flag(easy, CURLOPT_SSL_VERIFYPEER, !options.isInsecure)
    ccurl_set_long(easy, CURLOPT_SSL_VERIFYHOST, options.isInsecure ? 0 : 2)
    // What the system's configuration lets through besides is no way to send a key.
    ccurl_set_long(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    if let caFile = options.caFile { ccurl_set_string(easy, CURLOPT_CAINFO, caFile) }
    if let certificate = options.clientCertificate {
      ccurl_set_string(easy, CURLOPT_SSLCERT, certificate)
      ccurl_set_string(easy, CURLOPT_SSLKEY, options.clientKey ?? certificate)
    }
  }

  private func setUpProxy() {
    // Prony measures the endpoint, not what stands in the environment's way to it: without a plan's proxy there is none.
    ccurl_set_string(easy, CURLOPT_PROXY, options.proxy ?? "")
    guard options.proxy != nil else { return }
    ccurl_set_string(easy, CURLOPT_NOPROXY, "localhost,127.0.0.0/8,::1")
    // The proxy's answer to CONNECT is no reply of the endpoint.
    ccurl_set_flag(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
  }

  private func setUpConnections() {
    // The first handle tells its multi handle's cache, which all of its handles share, and for good.
    if let names { ccurl_set_list(easy, CURLOPT_RESOLVE, names.first) }
    if options.resolvesPerConnection {
      ccurl_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0)
      // A resolver that is slow is let go with the request that gave it up: libcurl would wait for it, and the whole shard with it.
      ccurl_set_flag(easy, CURLOPT_QUICK_EXIT, true)
    }
    if let path = options.unixSocket { ccurl_set_string(easy, CURLOPT_UNIX_SOCKET_PATH, path) }
    ccurl_set_long(easy, CURLOPT_IPRESOLVE, options.addressFamily.curlValue)
    // By itself libcurl gives up what was idle for two minutes: how old a connection may become is the plan's to say.
    ccurl_set_long(easy, CURLOPT_MAXAGE_CONN, Int(Int32.max))
    if let lifetime = options.connectionLifetime {
      ccurl_set_long(easy, CURLOPT_MAXLIFETIME_CONN, Int(lifetime.components.seconds))
    }
    ccurl_set_long(easy, CURLOPT_HTTP_VERSION, Int(options.http == .one ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS))
    ccurl_set_flag(easy, CURLOPT_PIPEWAIT, options.http.sharesConnections)
    restoreConnectionSharing()
  }

  /// Sets what a single request may have changed: whether it shares its connection with those before and after it.
  func restoreConnectionSharing() {
    if options.http == .priorKnowledge { setPriorKnowledge(opensConnection) }
    ccurl_set_flag(easy, CURLOPT_FRESH_CONNECT, options.connections == .new)
    ccurl_set_flag(easy, CURLOPT_FORBID_REUSE, options.connections == .new)
  }

  /// Without TLS, says whether to begin HTTP/2 on a connection; it must be a new one.
  ///
  /// libcurl 7.88 begins it on a connection that has begun it already, too, and breaks it. So a request first looks for a connection
  /// without prior knowledge, by which an HTTP/2 one is found as well, and only if there is none opens one with it
  /// (`decisions/013-prior-knowledge-second.md`).
  func setPriorKnowledge(_ begins: Bool) {
    ccurl_set_long(easy, CURLOPT_HTTP_VERSION, Int(begins ? CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE : CURL_HTTP_VERSION_2TLS))
  }

  /// A request may open a connection at its first attempt.
  var opensConnection: Bool { options.http != .priorKnowledge || options.connections == .new }

  func setUp(for target: HTTPTarget, after last: HTTPTarget?) {
    // Where requests go to several URLs by turns, their headers are the same.
    if target.headers != last?.headers { headers.setShared(target.headers) }
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
