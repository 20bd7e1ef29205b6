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
    // Of all that may stand between us and a server, libcurl's text says only that it does.
    let isToldWhy = !text.isEmpty && code != CURLE_COULDNT_CONNECT
    let detail = (text.isEmpty ? String(cString: curl_easy_strerror(code)) : text) + (isToldWhy ? "" : reason)
    self.init(kind, kind == .tlsError ? detail.inPlainWordsOfTLS : detail)
  }

  /// A kept connection lost the request, and it may not be resent.
  static func lost(sharingConnections: Bool) -> RequestFailure {
    sharingConnections
      ? RequestFailure(.streamRefused, "ended before any reply, and the plan has it not resent")
      : RequestFailure(.connectionReset, "the endpoint had closed the kept connection that it was sent by")
  }

  /// The connection took the request no more, nor did the next one.
  static let refusedTwice = RequestFailure(.streamRefused, "ended before any reply, and again when sent anew")

  /// Whether the connection took the request no more: libcurl found it closing (GOAWAY), for which it has no words, or gave up on a
  /// request that ended before any reply, having sent five such ones again on the handle.
  static func saysRefused(_ code: CURLcode, _ text: String) -> Bool {
    code == CURLE_HTTP2 && text.isEmpty || text.hasPrefix("Connection died")
  }
}

extension String {
  /// This reason for a TLS error, behind what it means where the library's own words do not say that.
  fileprivate var inPlainWordsOfTLS: String {
    if !contains("SSL") { return "within the TLS handshake: " + self }
    let untrusted = "nobody that is trusted here vouches for the certificate (--ca-file, or --insecure)"
    let meanings = [
      ("unsupported protocol", "the endpoint speaks no TLS from version 1.2 on"),
      ("alert protocol version", "the endpoint speaks no TLS from version 1.2 on"),
      ("wrong version number", "what answers there does not speak TLS"),
      ("no alternative certificate subject name", "the certificate is another host's"),
      ("self-signed certificate", untrusted), ("unable to get local issuer certificate", untrusted),
      ("certificate required", "the endpoint wants to see a certificate (--client-cert)"),
    ]
    return meanings.first { contains($0.0) }.map { "\($0.1): \(self)" } ?? self
  }
}

extension Int32 {
  /// This `errno` says that our own machine ran out of something.
  fileprivate var isShortage: Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM, EADDRNOTAVAIL].contains(self) }
}
