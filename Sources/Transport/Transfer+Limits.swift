internal import CCurl
internal import Vocabulary

/// How long an exchange may take.
///
/// libcurl knows the limits of connecting and of the whole, and loses them at times: a timer of a transfer that fires less than a
/// millisecond before another takes that one along (7.88, `add_next_timeout`). So all limits are looked at here too, when the earliest
/// instant has come at which one could have passed: once in a while per lane, not per request and not per piece of a reply.
extension Transfer {
  /// How much later than libcurl its own limits are looked at here.
  private static let patience = Duration.milliseconds(20)

  /// The loop looks at the exchange, or at the lane's next one, at the first instant from `now` at which a limit could have passed, but
  /// not after `last`.
  func watch(from now: RunTime, notAfter last: RunTime? = nil) {
    isWatched = true
    let next = now + options.shortestLimit
    loop.watches.add(self, at: min(next, last ?? next))
  }

  /// Ends the exchange if it has passed a limit at `now`; else it is looked at again.
  func checkLimits(at now: RunTime) {
    isWatched = false
    guard let current else { return }
    if let limit = limit(of: current), limit.passes <= now {
      leaveSilentConnection(at: now, limit: limit.length)
      return give(up: limit.failure)
    }
    // One that waits for its turn at a connection is not connecting.
    let isConnecting = (current.hasOpenedSocket || isUnnamed) && current.exchange.connectedAt == nil && current.timesSent == 0
    let forgotten =
      current.exchange.sentAt + (isConnecting ? options.connectTimeout : options.requestTimeout) + Transfer.patience
    guard forgotten <= now else { return watch(from: now, notAfter: forgotten) }
    noteTimeOut()
    end()
  }

  /// The limit unknown to libcurl that the exchange has to keep at present, and when it passes; `nil` for none.
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

  /// Its endpoint's name is still to be resolved.
  private var isUnnamed: Bool { options.resolvesPerConnection && ccurl_size(easy, CURLINFO_NAMELOOKUP_TIME_T) == 0 }

  /// A limit that libcurl has has passed, be it that libcurl found it or forgot it.
  func noteTimeOut() {
    guard let current else { return }
    let now = loop.clock.now()
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
