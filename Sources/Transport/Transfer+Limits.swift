internal import CCurl
internal import Vocabulary

/// How long an exchange may take.
///
/// libcurl knows the limits of connecting and of the whole. The others are looked at when the earliest instant has come at which one
/// could have passed: once in a while per lane, not per request and not per piece of a reply.
extension Transfer {
  /// The loop looks at the exchange, or at the lane's next one, at the first instant from `now` at which a limit could have passed.
  func watch(from now: RunTime) {
    guard let limit = shortestLimit else { return }
    isWatched = true
    loop.watches.add(self, at: now + limit)
  }

  /// Ends the exchange if it has passed a limit at `now`; else it is looked at again.
  func checkLimits(at now: RunTime) {
    isWatched = false
    guard let current else { return }
    guard let limit = limit(of: current), limit.passes <= now else { return watch(from: now) }
    leaveSilentConnection(at: now, limit: limit.length)
    give(up: limit.failure)
  }

  /// The limit that the exchange has to keep at present, and when it passes; `nil` for none.
  func limit(of current: Current) -> (length: Duration, passes: RunTime, failure: RequestFailure)? {
    let exchange = current.exchange
    if let limit = options.firstTokenTimeout, !current.reader.hasOutput {
      return (
        limit, exchange.sentAt + limit, RequestFailure(.firstTokenTimeout, "no token within \(limit.written) of the send")
      )
    }
    // While it connects, the limit of connecting counts.
    guard let limit = options.idleTimeout, let connectedAt = exchange.connectedAt else { return nil }
    return (
      limit, max(connectedAt, exchange.endedAt) + limit, RequestFailure(.idleTimeout, "nothing came for \(limit.written)")
    )
  }

  /// libcurl has found that a limit of its own has passed.
  func noteTimeOut() {
    guard let current else { return }
    let now = loop.clock.now()
    let isUnnamed = options.resolvesPerConnection && ccurl_size(easy, CURLINFO_NAMELOOKUP_TIME_T) == 0
    let isOver = now - current.exchange.sentAt >= options.requestTimeout
    if isOver || current.timesSent > 0 {
      leaveSilentConnection(at: now, limit: options.requestTimeout)
      note(RequestFailure(.requestTimeout, "not over within \(options.requestTimeout.written)"))
    } else {
      note(
        RequestFailure(
          .connectTimeout, (isUnnamed ? "name not resolved" : "no connection") + " within \(options.connectTimeout.written)"))
    }
  }

  /// libcurl waits for `socket` on the exchange's behalf.
  func await(_ socket: Int32) { current?.awaited = loop.harvest.socket(at: socket) }

  /// A limit of the exchange has passed at `now`: a connection from which nothing came for as long is closed.
  ///
  /// libcurl takes back the one stream and would go on with the connection, to which every request that follows would be lost. Those
  /// of which nothing was heard yet it sends anew on another.
  private func leaveSilentConnection(at now: RunTime, limit: Duration) {
    guard let current, let socket = current.awaited, let connectedAt = current.exchange.connectedAt,
      max(connectedAt, current.exchange.endedAt) + limit <= now, loop.harvest.isSilent(socket, since: current.lastRead)
    else { return }
    loop.shutDown(socket.descriptor)
  }
}
