internal import Vocabulary

/// A label and beside it what there is to say, each statement on lines of its own.
struct Fact {
  private static let labelWidth = 14

  let label: String
  let statements: [String]

  /// The fact `label`, as `statements` tell it.
  init(_ label: String, _ statements: [String]) {
    self.label = label
    self.statements = statements
  }

  /// The lines, in at most 100 columns and with nothing that a terminal would act on; `set` sets the label off.
  func lines(label set: (String) -> String = { $0 }) -> [String] {
    let lines = statements.flatMap { $0.escapedForDisplay().wrapped(to: 98 - Fact.labelWidth) }
    return lines.enumerated().map { position, line in
      "  " + (position == 0 ? set(label.left(Fact.labelWidth)) : "".left(Fact.labelWidth)) + line
    }
  }
}
