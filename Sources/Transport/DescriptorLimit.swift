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

  /// How many descriptors `connections` need, spread over `shards`: one each, and what the event loops and libcurl's multi handles
  /// open for themselves.
  package static func needed(connections: Int, shards: Int) -> Int {
    let multis = connections / CurlMulti.laneLimit + shards
    return connections + 2 * multis + 2 * shards + reserve
  }
}
