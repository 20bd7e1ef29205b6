import Vocabulary

@testable import Protocols

/// Exchanges that somebody pastes or saves.
extension FuzzTarget {
  /// A command that names a file would read it.
  func feedCommand(_ command: String) {
    if !command.contains("@") { draft(from: try? ObservedExchange(curl: command)) }
  }

  /// What is drafted is sound, or refused; it is never text that no YAML is.
  func draft(from exchange: ObservedExchange?) {
    guard let exchange else { return }
    do throws(PlanProblems) { _ = try ProtocolDraft(of: exchange) } catch {
      precondition(!error.problems.contains { $0.problem.hasPrefix("not YAML") }, "\(error) of \(exchange)")
    }
  }
}
