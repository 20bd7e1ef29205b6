internal import CCurl
internal import Glibc
internal import Vocabulary

/// What libcurl calls while it carries a transfer, always on the loop's thread.
extension Transfer {
  func setUpCallbacks() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(easy, CURLOPT_PRIVATE, context)
    ccurl_set_pointer(easy, CURLOPT_WRITEDATA, context)
    ccurl_on_piece(easy, CURLOPT_WRITEFUNCTION) { bytes, _, count, context in
      guard let bytes, let context else { return 0 }
      return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.receiveBody(bytes, count) }
    }
    ccurl_set_pointer(easy, CURLOPT_HEADERDATA, context)
    ccurl_on_piece(easy, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
      guard let bytes, let context else { return 0 }
      return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.receiveHeaderLine(bytes, count) }
    }
    ccurl_set_pointer(easy, CURLOPT_PREREQDATA, context)
    ccurl_on_ready_to_send(easy) { context, _, _, _, _ in
      guard let context else { return CURL_PREREQFUNC_OK }
      let maySend = Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.becomeReadyToSend() }
      return maySend ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
    ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context)
    ccurl_on_open_socket(easy) { context, _, address in
      guard let context, let address else { return CURL_SOCKET_BAD }
      return Unmanaged<Transfer>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.openSocket(for: address.pointee) }
    }
    // A connection outlives the transfer that opened it: it is closed through the loop, which outlives both.
    ccurl_set_pointer(easy, CURLOPT_CLOSESOCKETDATA, Unmanaged.passUnretained(loop).toOpaque())
    ccurl_on_close_socket(easy) { context, socket in
      guard let context else { return 0 }
      Unmanaged<CurlLoop>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.close(socket) }
      return 0
    }
  }

  private func receiveBody(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
    let deliveredAt = loop.clock.now()
    guard let reader = current?.reader else { return 0 }
    var last = loop.harvest.lastRead(clock: loop.clock, readyAt: loop.wokeAt, from: current?.socket)
    if current?.isShared == true, last.source == .kernel { last.source = .kernelShared }
    current?.exchange.endedAt = last.at
    current?.lastRead = last.read
    let piece = UnsafeRawBufferPointer(start: bytes, count: count).bindMemory(to: UInt8.self)
    let stamp = ArrivalStamp(at: last.at, deliveredAt: deliveredAt, read: last.read, source: last.source)
    if reader.receive(Span(_unsafeElements: piece), stamp: stamp) { return count }
    current?.isEndedByReader = true
    return 0
  }

  private func receiveHeaderLine(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    if current?.exchange.firstByteAt == nil {
      let last = loop.harvest.lastRead(clock: loop.clock, readyAt: loop.wokeAt)
      beginReply(at: last.socket)
      current?.exchange.firstByteAt = last.at
      current?.exchange.endedAt = last.at
      current?.lastRead = last.read
      // The last that was written to a shared connection may have been another request.
      let isShared = line.starts(with: "HTTP/2".utf8)
      current?.isShared = isShared
      let wroteAt = isShared ? current?.readyAt : last.wroteAt
      current?.exchange.wroteAt = wroteAt
    }
    if line.first == UInt8(ascii: "\r") || line.first == UInt8(ascii: "\n") {
      // An interim response (1xx) is not the reply.
      if let current, current.head.status >= 200 { current.reader.receive(head: current.head) }
    } else {
      current?.head.read(headerLine: line)
    }
    return count
  }

  /// The reply begins to come from `socket`, which has then carried one request more.
  private func beginReply(at socket: Int32?) {
    guard let socket else { return }
    current?.socket = socket
    guard let limit = options.requestsPerConnection else { return }
    if loop.countRequest(at: socket) >= limit { ccurl_set_flag(easy, CURLOPT_FORBID_REUSE, true) }
  }

  /// A connection is ready for the request.
  ///
  /// - Returns: it may be sent.
  private func becomeReadyToSend() -> Bool {
    guard let sentAt = current?.exchange.sentAt, let hasOpenedSocket = current?.hasOpenedSocket else { return true }
    guard maySend() else { return false }
    // What ended before any reply libcurl would send again up to five times. It says nothing of it: other troubles have a text.
    if let current, current.timesSent > 1, options.http.sharesConnections, errorText.pointee == 0 {
      note(.refusedTwice)
      return false
    }
    // The second time it is the first on a connection of its own, which no other can have filled.
    if options.http.sharesConnections { ccurl_set_flag(easy, CURLOPT_FRESH_CONNECT, true) }
    let now = loop.clock.now()
    current?.timesSent += 1
    current?.readyAt = now
    current?.lastRead = loop.harvest.reads
    // Where requests share connections, one may wait for another to open it, or for its turn.
    current?.exchange.connectedAt = hasOpenedSocket || options.http.sharesConnections ? now : sentAt
    return true
  }

  /// It is sent for the first time, or again as the plan lets it.
  private func maySend() -> Bool {
    if current?.timesSent == 0 || options.resendsLost { return true }
    current?.isLost = true
    return false
  }

  private func openSocket(for address: curl_sockaddr) -> curl_socket_t {
    guard current?.mayOpenSocket == true else {
      current?.lacksConnection = true
      return CURL_SOCKET_BAD
    }
    guard maySend() else { return CURL_SOCKET_BAD }
    let flags = Int32(SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let socket = Glibc.socket(address.family, address.socktype | flags, address.protocol)
    guard socket >= 0 else {
      current?.socketError = errno
      return CURL_SOCKET_BAD
    }
    guard socket < DescriptorLimit.current - DescriptorLimit.spare else {
      current?.socketError = EMFILE
      close(socket)
      return CURL_SOCKET_BAD
    }
    current?.hasOpenedSocket = true
    loop.open(socket)
    return socket
  }
}
