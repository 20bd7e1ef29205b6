internal import Glibc

/// How many descriptors the process may have open.
package enum DescriptorLimit {
  /// Descriptors kept for files, terminals, epoll and the like.
  package static let reserve = 64

  /// Raises the soft limit to the hard one.
  ///
  /// - Returns: the limit from now on.
  package static func raise() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return Int(clamping: limit.rlim_cur)
  }

  /// How many connections fit: one descriptor each, beside those that each event loop and each of libcurl's multi handles open for
  /// themselves.
  package static func room(within limit: Int, shards: Int) -> Int {
    let forLoops = shards * (2 + 2)
    let free = max(0, limit - reserve - forLoops)
    // Every `laneLimit` connections need a multi handle, which opens a pair of sockets to be woken by.
    return free * CurlMulti.laneLimit / (CurlMulti.laneLimit + 2)
  }
}
