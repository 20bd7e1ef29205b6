package import Vocabulary

extension RunPlan {
  /// The plan key by key, as reports and `plan.json` echo it: defaults too, secrets never.
  package var entries: [PlanEntry] {
    PlanKey.all.compactMap { key in key.show(self).map { PlanEntry(key.name, $0) } }
  }
}
