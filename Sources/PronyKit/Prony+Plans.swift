internal import LoadGenerator
internal import Plans
public import Vocabulary
internal import Workload

/// Looking at a plan without running it.
extension Prony {
  /// What is wrong with the prompts and the protocol of `plan`.
  public static func problems(in plan: RunPlan) -> [PlanProblem] {
    do throws(PronyError) { _ = try PreparedRun(for: plan) } catch {
      if case .plan(let problems) = error { return problems.problems }
    }
    return []
  }

  /// What `plan` would do: the plan as a plan file, when the first requests are due, and what they say.
  ///
  /// - Throws: what is wrong with its prompts or its protocol.
  public static func preview(of plan: RunPlan) throws(PronyError) -> String {
    let prepared = try PreparedRun(for: plan)
    let (plan, source) = (prepared.plan, prepared.source)
    let bodies = (0..<3).map { number in
      let body = String(decoding: source.request(number).body.bytes, as: UTF8.self)
      return "# request \(number) sends \(body.escapedForDisplay(limit: 2000))\n"
    }
    let targets = plan.shownURLs.map { "# to \(source.url(for: $0))\n" }
    return plan.yaml + "\n" + plan.loadPreview() + (targets + bodies).joined()
  }
}
