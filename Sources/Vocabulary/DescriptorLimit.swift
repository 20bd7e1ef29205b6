internal import Glibc

/// How many descriptors the process may have open: each connection is one.
package enum DescriptorLimit {
  /// Raises the soft limit to the hard one.
  ///
  /// - Returns: the limit from now on.
  @discardableResult
  package static func raise() -> Int {
    let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(descriptors, &limit) == 0 else { return 1024 }
    limit.rlim_cur = limit.rlim_max
    setrlimit(descriptors, &limit)
    getrlimit(descriptors, &limit)
    return Int(clamping: limit.rlim_cur)
  }
}
