package import Vocabulary

extension RunPlan {
  /// The plan key by key, as reports and `plan.json` echo it: defaults too, secrets never.
  package var entries: [JSONValue.Member] {
    PlanKey.all.compactMap { key in key.show(self).map { JSONValue.Member(key.name, $0) } }
  }
}
