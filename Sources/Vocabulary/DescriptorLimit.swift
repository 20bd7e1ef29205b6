internal import Glibc

/// How many descriptors the process may have open: each connection is one.
package enum DescriptorLimit {
  /// The soft limit as it is now; it may be lowered from outside.
  package static var current: Int {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 ? Int(clamping: limit.rlim_cur) : 1024
  }

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
