/// The argument of `choices`: what an answer of several labels is worth where several are right.
///
/// Labels are separated by commas, as the step `choice` gives them; their order and repetitions do not matter.
package enum ChoiceRule: String, Sendable, CaseIterable {
  /// 1 for all the right labels and no other, else 0.
  case exact
  /// The share of the right labels that were named; 0 as soon as a wrong one was.
  ///
  ///     |named ∩ right| / |right|
  ///
  /// evalscope's `multi_choice_acc`.
  case partial

  /// What the labels `answer` are worth where `right` are right.
  package func score(of answer: String, right: String) -> Double {
    let named = ChoiceRule.labels(answer)
    let wanted = ChoiceRule.labels(right)
    guard !wanted.isEmpty, named.isSubset(of: wanted) else { return 0 }
    return self == .exact ? (named == wanted ? 1 : 0) : Double(named.count) / Double(wanted.count)
  }

  private static func labels(_ text: String) -> Set<String> {
    Set(text.parts(between: ",").map(\.stripped).filter { !$0.isEmpty })
  }
}
