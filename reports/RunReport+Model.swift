internal import Vocabulary

extension RunReport {
  /// The model that was asked for; empty where the plan names none.
  var model: String { if case .text(let name)? = plan.first(where: { $0.key == "model" })?.value { name } else { "" } }
}
