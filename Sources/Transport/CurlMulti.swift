internal import CCurl

/// One libcurl multi handle: a few lanes and their connections.
///
/// libcurl finds an idle connection by walking over all that a multi handle has, so a shard keeps many small ones on one loop: the
/// cost of a request stays the same whatever their number. A class because libcurl's callbacks need its address.
final class CurlMulti {
  /// Lanes per multi handle, where nothing else decides: measured, `decisions/003-small-multi-handles.md`.
  static let laneLimit = 16

  let handle: UnsafeMutableRawPointer
  let index: Int
  /// No transfer was made for it yet.
  var isNew = true
  // The loop lets go of its multi handles when its thread ends, so the two do not keep each other alive.
  private let loop: CurlLoop

  /// The `index`-th multi handle of `loop`, for `lanes` lanes.
  init(index: Int, loop: CurlLoop, lanes: Int) {
    guard let handle = curl_multi_init() else { preconditionFailure("libcurl has no memory for a multi handle") }
    self.handle = handle
    self.index = index
    self.loop = loop
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_multi_on_socket(handle, CurlMulti.onSocket, context)
    ccurl_multi_on_timer(handle, CurlMulti.onTimer, context)
    ccurl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, lanes * loop.options.connectionsPerLane + 1)
    ccurl_multi_set_long(handle, CURLMOPT_MAX_CONCURRENT_STREAMS, max(lanes, CurlMulti.laneLimit))
  }

  deinit { curl_multi_cleanup(handle) }

  /// Lets libcurl act on what is `ready` (`CURL_CSELECT_…`) at `socket`, or on its timers.
  func act(on socket: curl_socket_t = CURL_SOCKET_TIMEOUT, ready: Int32 = 0) {
    var running: Int32 = 0
    curl_multi_socket_action(handle, socket, ready, &running)
    // A reply may end inside any action, the time-out one too, and no event would follow it.
    var code = CURLE_OK
    while let easy = ccurl_next_finished(handle, &code) {
      guard let context = ccurl_private(easy) else { continue }
      Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().finish(code)
    }
  }

  private static let onSocket: curl_socket_callback = { easy, socket, what, context, _ in
    guard let context else { return 0 }
    if what != CURL_POLL_REMOVE, let easy, let transfer = ccurl_private(easy) {
      Unmanaged<Transfer>.fromOpaque(transfer)._withUnsafeGuaranteedRef { $0.await(socket) }
    }
    let multi = Unmanaged<CurlMulti>.fromOpaque(context).takeUnretainedValue()
    multi.loop.watch(socket, for: multi, what: what)
    return 0
  }

  private static let onTimer: curl_multi_timer_callback = { _, milliseconds, context in
    guard let context else { return 0 }
    let multi = Unmanaged<CurlMulti>.fromOpaque(context).takeUnretainedValue()
    multi.loop.setTimer(of: multi, milliseconds: milliseconds)
    return 0
  }
}
