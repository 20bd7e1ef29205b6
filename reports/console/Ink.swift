internal import Vocabulary

/// How text is set off from its surroundings: by the terminal's colours, or not at all.
struct Ink {
  /// Colours are on.
  let usesColor: Bool

  private func set(_ text: String, _ code: Int) -> String { usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

  /// A title.
  func bold(_ text: String) -> String { set(text, 1) }

  /// What is there, but not to be relied on.
  func dim(_ text: String) -> String { set(text, 2) }

  /// A title with the verdict on what it names.
  func title(_ name: String, _ status: Verdict.Status) -> String { bold(name) + "  " + tinted(status.rawValue, by: status) }

  /// Red for what spoils a run, yellow for what limits it, green for nothing of the kind.
  func tinted(_ text: String, by status: Verdict.Status) -> String {
    switch status {
    case .valid: set(text, 32)
    case .validWithWarnings, .interrupted: set(text, 33)
    case .incomplete, .invalid: set(text, 31)
    }
  }
}
