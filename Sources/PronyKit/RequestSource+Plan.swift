internal import LoadGenerator
internal import Plans
internal import Protocols
internal import Vocabulary
internal import Workload

extension RequestSource {
  /// What `plan` sends: its prompts, spelled by its protocol.
  ///
  /// - Throws: all that is wrong with either.
  init(for plan: RunPlan) throws(PronyError) {
    let reading = Result { () throws(PlanProblems) in
      try ProtocolCatalogue.definition(named: plan.protocolID, orOwnIn: plan.protocolFolder)
    }
    let prompts = Result { () throws(PlanProblems) in
      try PromptCatalogue.promptSet(for: plan.prompts, seed: plan.seed)
    }
    let problems = reading.problems + reading.missingForm(of: plan) + prompts.problems
    guard problems.isEmpty else { throw .plan(PlanProblems(problems)) }
    do throws(PlanProblems) {
      self = try RequestSource(
        plan: plan, definition: try reading.get(), prompts: try prompts.get(), secrets: plan.secrets)
    } catch { throw .plan(error) }
  }
}

extension Result where Success == ProtocolDefinition, Failure == PlanProblems {
  /// The form of replies that `plan` asks for and the definition does not have, if it could be read.
  fileprivate func missingForm(of plan: RunPlan) -> [PlanProblem] {
    if case .success(let definition) = self { [definition.missingForm(of: plan)].compactMap(\.self) } else { [] }
  }
}

extension Result where Failure == PlanProblems {
  fileprivate var problems: [PlanProblem] { if case .failure(let failure) = self { failure.problems } else { [] } }
}
