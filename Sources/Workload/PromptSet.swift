package import Vocabulary

/// The prompts of a run: rows that were read, or random words without end.
package struct PromptSet: Sendable {
  private enum Source {
    case rows([Prompt])
    case random(RandomPrompts)
  }

  private let source: Source
  /// The words that stand before the prompts; `nil` for none.
  private var canaries: Canaries?

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
    let prompt =
      switch source {
      case .rows(let rows): rows[index]
      case .random(let random): Prompt(.text(random.text(of: index)))
      }
    return canaries?.marked(prompt, at: index) ?? prompt
  }

  /// The set with a word of its own before each prompt.
  ///
  /// - Throws: that one has no place for it.
  package func carrying(_ canaries: Canaries) throws(PlanProblems) -> PromptSet {
    for index in 0..<(count ?? 0) where canaries.marked(self[index], at: index) == nil {
      throw PlanProblems([
        PlanProblem(
          place: "--canaries", value: "prompt \(index + 1)", problem: "there is no place in it for a word of its own",
          accepted: "prompts that are texts or chats, and whose replies are texts")
      ])
    }
    var set = self
    set.canaries = canaries
    return set
  }
}
