internal import CCurl
internal import Glibc
internal import Vocabulary

/// Which class of failure a libcurl result is.
extension RequestFailure {
  /// The failure that libcurl reports as `code`.
  ///
  /// - Parameters:
  ///   - code: libcurl's result.
  ///   - systemError: the `errno` behind it; 0 for none.
  ///   - hasReply: the reply had begun.
  ///   - hasLength: the reply declared its length: ending short of it breaks HTTP, while a stream that ends early is cut.
  ///   - isByProxy: what was connected to is a proxy.
  ///   - text: libcurl's own words for what went wrong; empty for none.
  init(_ code: CURLcode, systemError: Int32, hasReply: Bool, hasLength: Bool, isByProxy: Bool, text: String) {
    let kind: Kind =
      switch code {
      case CURLE_COULDNT_RESOLVE_HOST: .dnsError
      case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxyError
      case CURLE_COULDNT_CONNECT where isByProxy: .proxyError
      case CURLE_COULDNT_CONNECT: systemError.isShortage ? .localResource : .connectionRefused
      case CURLE_RECV_ERROR where text.hasPrefix("CONNECT tunnel failed"): .proxyError
      case CURLE_PARTIAL_FILE where !hasReply: .connectionReset
      case CURLE_PARTIAL_FILE: hasLength ? .protocolError : .streamTruncated
      case CURLE_GOT_NOTHING: .connectionReset
      case _ where RequestFailure.saysRefused(text): .streamRefused
      case CURLE_HTTP2_STREAM where text.contains("was not closed cleanly"): .streamReset
      case CURLE_SEND_ERROR, CURLE_RECV_ERROR:
        // With TLS 1.3 a server that refuses the client's certificate says so when the handshake is over.
        systemError == ECONNRESET || systemError == EPIPE
          ? .connectionReset : text.contains("SSL routines") ? .tlsError : .protocolError
      case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
        CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS:
        .tlsError
      case CURLE_OUT_OF_MEMORY: .localResource
      case CURLE_BAD_CONTENT_ENCODING: .decodeError
      default: .protocolError
      }
    let reason = systemError == 0 ? "" : " (\(String(cString: strerror(systemError))))"
    let detail = text.isEmpty ? String(cString: curl_easy_strerror(code)) + reason : text
    self.init(kind, kind == .tlsError && !detail.contains("SSL") ? "within the TLS handshake: " + detail : detail)
  }

  /// By these words libcurl sends a request no more that ended before any reply, five others of the handle having done so before.
  static func saysRefused(_ text: String) -> Bool { text.hasPrefix("Connection died") }
}

extension Int32 {
  /// This `errno` says that our own machine ran out of something.
  fileprivate var isShortage: Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM, EADDRNOTAVAIL].contains(self) }
}
