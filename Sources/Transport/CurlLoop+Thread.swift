internal import CCurl
internal import Glibc

/// The thread that a loop runs on.
extension CurlLoop {
  /// Starts it; it ends after `stop()`.
  func startThread(shard: Int) throws(TransportError) {
    // Once per process, before any other call of libcurl.
    struct Once { static let code = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) }
    guard Once.code == CURLE_OK else {
      throw TransportError(attempt: "starting libcurl", reason: "it refuses to start", advice: "check its installation")
    }
    let start = Unmanaged.passRetained(ThreadStart(loop: self, shard: shard)).toOpaque()
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let start = Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue()
        start.loop.run(shard: start.shard)
        return nil
      }, start)
    guard code == 0 else {
      throw TransportError(
        attempt: "starting the thread of shard \(shard)", reason: String(cString: strerror(code)),
        advice: "ask for fewer threads, or raise the limit of processes (ulimit -u)")
    }
    pthread_detach(thread)
  }
}

/// What a new thread is handed.
private final class ThreadStart {
  let loop: CurlLoop
  let shard: Int

  init(loop: CurlLoop, shard: Int) {
    self.loop = loop
    self.shard = shard
  }
}
