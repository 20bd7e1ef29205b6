internal import Glibc

/// What the transport itself could not do: the machine refused it something.
package struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was attempted.
  package var attempt: String
  /// Why it failed, in the system's words.
  package var reason: String
  /// What to do about it.
  package var advice: String

  package var description: String { "\(attempt): \(reason); \(advice)" }
}

extension TransportError {
  /// The failure of `attempt` by the C library's last error.
  init(lastErrorOf attempt: String) {
    self.init(
      attempt: attempt, reason: String(cString: strerror(errno)),
      advice: "check the limits of open files and memory (ulimit -n, ulimit -v)")
  }
}
