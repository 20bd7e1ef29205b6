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
