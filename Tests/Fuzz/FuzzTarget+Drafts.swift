import Vocabulary

@testable import Protocols
@testable import StrictYAML

/// Exchanges that somebody pastes or saves.
extension FuzzTarget {
  /// A command that names a file would read it.
  func feedCommand(_ command: String) {
    if !command.contains("@") { draft(from: try? ObservedExchange(curl: command)) }
  }

  /// What is drafted can be read: it may be no whole definition, but it is YAML.
  func draft(from exchange: ObservedExchange?) {
    guard let exchange, let draft = try? ProtocolDraft(of: exchange) else { return }
    do throws(PlanProblems) { _ = try Document(yaml: draft.yaml, file: "draft.yaml") } catch {
      preconditionFailure("\(error) in \(draft.yaml)")
    }
    _ = try? ProtocolDefinition(yaml: draft.yaml, file: "draft.yaml")
  }
}
