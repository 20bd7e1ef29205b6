internal import LoadGenerator
internal import Plans
internal import Tasks
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

  /// What `plan` would do: the plan as a plan file, when the first requests are due, and what they say, but for secrets.
  ///
  /// - Throws: what is wrong with its prompts or its protocol.
  public static func preview(of plan: RunPlan) throws(PronyError) -> String {
    let prepared = try PreparedRun(for: plan)
    let (plan, source) = (prepared.plan, prepared.source)
    let filter = SecretFilter(plan.secrets)
    let bodies = (0..<min(3, plan.requests.first ?? 3)).map { number in
      let body = filter.hidingSecrets(in: String(decoding: source.request(number).body.bytes, as: UTF8.self))
      return "# request \(number) sends \(body.escapedForDisplay(limit: 2000))\n"
    }
    let targets = plan.shownURLs.map { "# to \(source.url(for: $0))\n" }
    return plan.yaml + "\n" + plan.loadPreview() + prepared.taskPreview + (targets + bodies).joined()
  }
}

extension PreparedRun {
  /// What is asked of a task, and what its answers are; nothing where the prompts are no task's.
  fileprivate var taskPreview: String {
    guard let samples else { return "" }
    let count = plan.requests.first ?? 0
    let bytes = (0..<count).reduce(0) { $0 + source.request($1).body.count }
    let subsets = samples.subsets.map { subset in
      "# \(subset.id): \(samples.samples.count { $0.subset == subset.id }) samples\n"
    }
    let notes = (samples.notes + samples.problems.map(\.description)).map { "# \($0.escapedForDisplay())\n" }
    let first = samples.samples.first.map {
      "# the first is right with: \($0.targets.joined(separator: " | ").escapedForDisplay(limit: 400))\n"
    }
    return
      "# \(samples.task.title), setting \(samples.setting.name), split \(samples.setting.split): \(samples.samples.count) samples; "
      + "\(count) requests at each point, \(bytes) bytes\n" + subsets.joined() + notes.joined() + (first ?? "")
  }
}
