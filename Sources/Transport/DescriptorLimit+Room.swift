package import Vocabulary

extension DescriptorLimit {
  /// Descriptors kept for files, terminals, epoll and the like.
  private static let reserve = 64

  /// The last of the descriptors, which no connection takes: where there is none left for its own use, the system's library of queues
  /// ends the process.
  static let spare = 16

  /// How many lanes fit: a descriptor for each of the connections that they have or share, beside those that each event loop and each of libcurl's multi
  /// handles open for themselves.
  package static func room(within limit: Int, shards: Int, options: TransportOptions = TransportOptions()) -> Int {
    let forLoops = shards * (2 + 2)
    let free = max(0, limit - reserve - forLoops)
    // Every few lanes need a multi handle, which opens a pair of sockets to be woken by.
    return free * options.lanesPerMulti / (options.connectionsPerMulti + 2)
  }
}
