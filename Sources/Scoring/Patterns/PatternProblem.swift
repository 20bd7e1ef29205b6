/// What is wrong with a regular expression.
package struct PatternProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The pattern as it was written.
  package var pattern: String
  /// What is wrong with it, in libpcre2's words.
  package var reason: String
  /// Before which byte of the pattern, as libpcre2 was given it, it was found out.
  package var offset: Int

  package var description: String { "no pattern: \(pattern): \(reason) at \(offset); write it as Python's re takes it" }
}
