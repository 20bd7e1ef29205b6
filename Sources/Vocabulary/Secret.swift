/// A value that must never be shown: an API key.
///
/// It prints as `[redacted]` whatever prints it, has no `Codable` form, and leaves only through `reveal()`, which is called where a
/// request is built, and where it is looked for in order to hide it.
public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  /// Wraps `value`.
  public init(_ value: String) { self.value = value }

  /// What is shown in place of a secret.
  public static let mark = "[redacted]"

  /// The value itself.
  public func reveal() -> String { value }

  /// Never the value.
  public var description: String { Secret.mark }
  /// Never the value.
  public var debugDescription: String { Secret.mark }
  /// A mirror that shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
