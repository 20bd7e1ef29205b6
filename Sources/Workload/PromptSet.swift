package import Vocabulary

/// The prompts of a run: rows that were read, or random words without end.
package struct PromptSet: Sendable {
  private enum Source {
    case rows([Prompt])
    case random(RandomPrompts)
  }

  private let source: Source

  /// A set of rows, at least one.
  package init(rows: [Prompt]) {
    precondition(!rows.isEmpty, "a prompt set has prompts")
    source = .rows(rows)
  }

  /// A set of random prompts.
  package init(random: RandomPrompts) { source = .random(random) }

  /// How many prompts there are; `nil` for a set without end.
  package var count: Int? {
    switch source {
    case .rows(let rows): rows.count
    case .random: nil
    }
  }

  /// The prompt numbered `index`, from 0.
  package subscript(index: Int) -> Prompt {
    switch source {
    case .rows(let rows): rows[index]
    case .random(let random): Prompt(.text(random.text(of: index)))
    }
  }
}
