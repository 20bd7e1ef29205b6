internal import CCurl
internal import Vocabulary

/// One lane's libcurl handle, and the exchange it carries at the moment.
///
/// The handle is set up once per target and then reused; per request only the id and the body change. A class because libcurl's
/// callbacks need its address. Confined to its loop's thread.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  let multi: CurlMulti
  let loop: CurlLoop
  var options: TransportOptions { loop.options }
  private var target: HTTPTarget?
  /// The body that libcurl points at.
  private var body: HTTPBody?
  let headers = HeaderList()
  let names: ResolveList?
  /// Where libcurl says what went wrong.
  let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  /// The exchange under way.
  var current: Current?
  /// Counts the exchanges, so that a cancellation finds the one it means, be it early or late.
  private(set) var generation: UInt32 = 0
  private var hasEarlyCancellation = false
  /// The loop will look whether the exchange keeps within its limits.
  var isWatched = false

  /// The exchange under way, as far as it has come.
  struct Current {
    let reader: any ReplyReader
    let continuation: UnsafeContinuation<Exchange, Never>
    var exchange: Exchange
    var head = ReplyHead(status: 0)
    var hasOpenedSocket = false
    var socketError: Int32 = 0
    var timesSent = 0
    /// When the connection was ready for it.
    var readyAt: RunTime?
    /// It may open a connection, where none is free.
    var mayOpenSocket: Bool
    /// It wanted to open one, and may not yet.
    var lacksConnection = false
    /// A kept connection lost it, and it may not be sent again.
    var isLost = false
    /// Other requests use its connection at the same time.
    var isShared = false
    /// The socket that the reply came from.
    var socket: Int32?
    /// The socket that libcurl waits for on its behalf.
    var awaited: OpenSocket?
    /// The loop's last read before the request was sent, or that of its reply's last bytes.
    var lastRead: UInt64 = 0
    var isEndedByReader = false
  }

  /// A transfer on `multi`.
  init(multi: CurlMulti, loop: CurlLoop) {
    guard let easy = curl_easy_init() else { preconditionFailure("libcurl has no memory for an easy handle") }
    self.easy = easy
    self.multi = multi
    self.loop = loop
    let resolved = loop.options.resolved
    names = multi.isNew ? ResolveList(resolved) : nil
    multi.isNew = false
    setUp()
    setUpCallbacks()
  }

  deinit {
    curl_easy_cleanup(easy)
    errorText.deallocate()
  }

  /// Sends `request`; `continuation` gets the exchange when it is over.
  func start(_ request: HTTPRequest, reader: any ReplyReader, continuation: UnsafeContinuation<Exchange, Never>) {
    loop.checkIsolated()
    precondition(current == nil, "a lane carries one request at a time")
    if target !== request.target {
      setUp(for: request.target, after: target)
      target = request.target
    }
    headers.setOwn(request.headers)
    headers.setRequestID(request.requestID)
    ccurl_set_list(easy, CURLOPT_HTTPHEADER, headers.first)
    if let body = request.body, body !== self.body {
      self.body = body
      ccurl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count))
      ccurl_set_pointer(easy, CURLOPT_POSTFIELDS, body.bytes.baseAddress)
    }
    let now = loop.clock.now()
    current = Current(
      reader: reader, continuation: continuation, exchange: Exchange(sentAt: now, endedAt: now), mayOpenSocket: opensConnection)
    errorText.pointee = 0
    curl_multi_add_handle(multi.handle, easy)
    if !isWatched { watch(from: now) }
    // libcurl has just set a timer that is due at once: acting on it here writes the request before anything else is done.
    if options.http.sharesConnections { loop.harvest.beginSending() }
    multi.act()
    loop.harvest.endSending()
    if hasEarlyCancellation { cancel(generation: generation) }
  }

  /// Ends the exchange `generation`: at once when it is under way, else as soon as it starts; nothing when it is over.
  func cancel(generation: UInt32) {
    guard generation == self.generation else { return }
    hasEarlyCancellation = current == nil
    current?.exchange.isCancelled = true
    current?.exchange.endedAt = loop.clock.now()
    end()
  }

  /// libcurl is done with the exchange, by `code`.
  func finish(_ code: CURLcode) {
    if current?.lacksConnection == true || diedUnheard(code) { return sendAnew() }
    if code != CURLE_OK, current?.isEndedByReader == false, current?.exchange.failure == nil { noteFailure(code) }
    end()
  }

  /// The request may be sent again: a connection kept from an earlier exchange died without a byte of reply, since its server had
  /// closed it when the request came, or its stream was refused.
  ///
  /// libcurl sends again by itself in those cases, but gives up after five times in a handle's life.
  private func diedUnheard(_ code: CURLcode) -> Bool {
    guard let current, options.resendsLost else { return false }
    switch code {
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_PARTIAL_FILE: break
    default: return false
    }
    let mayBeSent = !current.hasOpenedSocket || (isRefused(by: code) && current.timesSent == 1)
    return mayBeSent && current.exchange.firstByteAt == nil && !current.isEndedByReader
  }

  /// The connection took the request no more.
  private func isRefused(by code: CURLcode) -> Bool {
    current?.exchange.firstByteAt == nil && RequestFailure.saysRefused(code, String(cString: errorText))
  }

  /// Sends the request on a new connection.
  private func sendAnew() {
    curl_multi_remove_handle(multi.handle, easy)
    current?.lacksConnection = false
    current?.mayOpenSocket = true
    if options.http == .priorKnowledge { setPriorKnowledge(true) }
    ccurl_set_flag(easy, CURLOPT_FRESH_CONNECT, true)
    curl_multi_add_handle(multi.handle, easy)
  }

  private func noteFailure(_ code: CURLcode) {
    guard let current else { return }
    if code == CURLE_OPERATION_TIMEDOUT { return noteTimeOut() }
    // A connection that was silent for too long has been left by another of its requests, maybe.
    if let limit = limit(of: current), limit.passes <= loop.wokeAt { return note(limit.failure) }
    if current.isLost { return note(.lost(sharingConnections: options.http.sharesConnections)) }
    if isRefused(by: code) { return note(options.resendsLost ? .refusedTwice : .lost(sharingConnections: true)) }
    let failure = RequestFailure(
      code, systemError: current.socketError != 0 ? current.socketError : Int32(ccurl_long(easy, CURLINFO_OS_ERRNO)),
      hasReply: current.exchange.firstByteAt != nil, hasLength: ccurl_size(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T) >= 0,
      isByProxy: options.proxy != nil, text: String(cString: errorText))
    note(failure)
  }

  /// The exchange has failed.
  func note(_ failure: RequestFailure) {
    current?.exchange.failure = failure
    current?.exchange.endedAt = loop.clock.now()
  }

  /// Ends the exchange, which has passed a limit that libcurl does not know.
  func give(up failure: RequestFailure) {
    note(failure)
    end()
  }

  /// Ends the exchange as it is.
  func end() {
    guard var ended = current.take() else { return }
    generation &+= 1
    hasEarlyCancellation = false
    addFacts(to: &ended)
    curl_multi_remove_handle(multi.handle, easy)
    restoreConnectionSharing()
    ended.continuation.resume(returning: ended.exchange)
  }

  private func addFacts(to ended: inout Current) {
    if let socket = ended.socket, !ended.isShared { ended.exchange.segments = loop.endRequest(at: socket) }
    ended.exchange.bytesSent = Int64(ccurl_long(easy, CURLINFO_REQUEST_SIZE)) + ccurl_size(easy, CURLINFO_SIZE_UPLOAD_T)
    ended.exchange.bytesReceived =
      Int64(ccurl_long(easy, CURLINFO_HEADER_SIZE)) + ccurl_size(easy, CURLINFO_SIZE_DOWNLOAD_T)
    if ended.hasOpenedSocket {
      let named = ccurl_size(easy, CURLINFO_NAMELOOKUP_TIME_T)
      let connected = ccurl_size(easy, CURLINFO_CONNECT_TIME_T)
      let secured = ccurl_size(easy, CURLINFO_APPCONNECT_TIME_T)
      ended.exchange.setUp.dnsNanoseconds = named * 1000
      ended.exchange.setUp.connectNanoseconds = max(0, connected - named) * 1000
      ended.exchange.setUp.tlsNanoseconds = secured > 0 ? max(0, secured - connected) * 1000 : 0
    }
    ended.exchange.address = ccurl_text(easy, CURLINFO_PRIMARY_IP).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    guard ended.head.status != 0 else { return }
    ended.exchange.http = HTTPFacts(
      status: ended.head.status, version: httpVersion, isReused: !ended.hasOpenedSocket, isResent: ended.timesSent > 1)
  }

  private var httpVersion: String {
    switch ccurl_long(easy, CURLINFO_HTTP_VERSION) {
    case Int(CURL_HTTP_VERSION_1_0): "1.0"
    case Int(CURL_HTTP_VERSION_2_0): "2"
    case Int(CURL_HTTP_VERSION_3): "3"
    default: "1.1"
    }
  }
}
