/// How a field of the task is made of the members of a row.
package enum FieldSource: Sendable, Equatable {
  /// A text.
  case text(TextSource)
  /// A list of texts.
  case texts(ListSource)
  /// A value as JSON, as it stands there.
  case json(MemberPath, isOptional: Bool)
  /// Choices, and which of them are right.
  case choices(ChoiceSource)
}

/// Where a text comes from.
package struct TextSource: Sendable, Equatable {
  /// What it is made of.
  package enum Origin: Sendable, Equatable {
    /// The first of these members that is there.
    case members([MemberPath])
    /// Several members, put into a text.
    case template(Template)
  }

  /// What it is made of.
  var origin: Origin
  /// What is done to it, in order.
  var operations: [TextOperation] = []
  /// A row may do without.
  var isOptional = false
}

/// Where a list of texts comes from.
package struct ListSource: Sendable, Equatable {
  /// An array, or a text that is split; or several members with a text each, as many as there are from the first on.
  var paths: [MemberPath]
  /// What separates the texts, where they are written as one.
  var separator: String?
  /// What is done to each text, in order.
  var operations: [TextOperation] = []
}

/// Where choices come from.
package enum ChoiceSource: Sendable, Equatable {
  /// A list of texts, and a member that tells which of them are right.
  case listed(ListSource, right: MemberPath, by: RightBy)
  /// An object whose names are the texts and whose values say, by 1 and 0, which are right.
  case truths(MemberPath)
  /// A list of the right ones, and one of the wrong ones.
  case sorted(right: ListSource, wrong: ListSource)

  /// How a member tells which choices are right.
  package enum RightBy: Sendable, Equatable {
    /// By letters from A on: `B`, `(B)`, `AC`, `A,C`, or a list of them.
    case letter
    /// By a number, from 0.
    case index
    /// By the label that stands at the same place of this list.
    case label(MemberPath)
    /// By a list of 1 and 0, one of each choice.
    case flags
    /// By its text.
    case text
  }
}
