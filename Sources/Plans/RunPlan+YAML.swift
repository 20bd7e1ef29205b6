internal import StrictYAML
package import Vocabulary

extension RunPlan {
  /// The plan as the text of a plan file that reads back to it: every key, with `# default` after what a plan says by itself.
  ///
  /// Nothing in it acts on a terminal, and no secret is in it.
  package var yaml: String {
    PlanKey.sections.map { title, keys in
      "# \(title)\n" + keys.compactMap { line(for: $0, among: keys) }.joined()
    }.joined(separator: "\n")
  }

  private func line(for key: PlanKey, among keys: [PlanKey]) -> String? {
    let value = key.show(self)
    // Of several keys that say one thing, the one in use is enough.
    if value == nil, keys.contains(where: { $0.field == key.field && $0.show(self) != nil }) { return nil }
    let comment = value == key.show(RunPlan()) ? "  # default" : ""
    return "\(key.name): \((value ?? .null).yaml)\(comment)\n"
  }
}
