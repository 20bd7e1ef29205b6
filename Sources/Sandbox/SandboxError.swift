/// Why there is no sandbox to run a program in.
package struct SandboxError: Error, Equatable, CustomStringConvertible {
  /// What is missing, and what to do.
  package let description: String
}
