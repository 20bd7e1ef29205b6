/// How a run came to its end, as it noted itself; a run that noted nothing ended before it was done.
public enum RunEnding: String, Sendable, Codable, CaseIterable {
  /// Every stop rule was met and every reply came in.
  case completed
  /// The user stopped it.
  case interrupted
}
