internal import LoadGenerator
internal import Plans
internal import Protocols
internal import Tasks
internal import Vocabulary
internal import Workload

/// A plan, made definite by the task that it asks, if it asks one, and all that it sends.
struct PreparedRun {
  private(set) var plan: RunPlan
  private(set) var source: RequestSource
  /// What the task asks; `nil` where the prompts are no task's.
  let samples: TaskSamples?
  /// Replies of earlier runs, which are not asked for again.
  private(set) var earlier: EarlierAnswers?

  /// Prepares `plan`: its prompts, spelled by its protocol.
  ///
  /// - Throws: all that is wrong with either.
  init(for plan: RunPlan) throws(PronyError) {
    let reading = Result { () throws(PlanProblems) in
      try ProtocolCatalogue.definition(named: plan.protocolID, orOwnIn: plan.protocolFolder)
    }
    let asking = Result { () throws(PlanProblems) in try plan.asking() }
    let problems = plan.askingProblems + reading.problems + reading.missingForm(of: plan) + asking.problems
    guard problems.isEmpty else { throw .plan(PlanProblems(problems)) }
    do throws(PlanProblems) {
      let prompts: PromptSet
      (self.plan, prompts, samples) = try asking.get()
      if self.plan.hasCanaries { self.plan.keepsText = true }
      source = try RequestSource(
        plan: self.plan, definition: try reading.get(), prompts: try prompts.marked(for: self.plan), secrets: plan.secrets)
    } catch { throw .plan(error) }
    if plan.resume != nil || plan.cache != nil { try takeEarlierAnswers(of: plan) }
  }

  /// Leaves out what earlier runs have the replies to.
  private mutating func takeEarlierAnswers(of asked: RunPlan) throws(PronyError) {
    guard let samples, plan.isScored else {
      throw .plan(
        PlanProblems([
          PlanProblem(
            place: plan.resume == nil ? "--cache" : "--resume", problem: "replies are kept for runs that are scored",
            accepted: "prony eval, or --score")
        ]))
    }
    guard plan.cache == nil || plan.points.count == 1 else {
      throw .plan(
        PlanProblems([
          PlanProblem(
            place: "--cache", problem: "a reply from there was not made under a point's load",
            accepted: "one value of --concurrency or --rate")
        ]))
    }
    let earlier = try EarlierAnswers(for: plan, samples, source)
    let missing = earlier.missing(of: samples.origins.count)
    plan.requests = zip(asked.points, missing).map { min($0.requests ?? .max, $1.count) }
    if missing.allSatisfy(\.isEmpty) { plan.warmUp = .none }
    source = source.sending(missing, for: plan)
    self.earlier = earlier
  }
}

extension RunPlan {
  /// Its replies are scored when the run ends.
  var isScoredAtOnce: Bool { isScored && stage == .all }

  /// The task that the prompts are of; `nil` where they are of none.
  var taskName: String? {
    guard case .set(let name) = prompts, !PromptCatalogue.names.contains(name) else { return nil }
    return isScored || TaskCatalogue.isTask(name) ? name : nil
  }

  /// The plan as the task has it that it asks, what it asks, and the samples behind that.
  fileprivate func asking() throws(PlanProblems) -> (plan: RunPlan, prompts: PromptSet, samples: TaskSamples?) {
    guard let name = taskName else {
      if let problem = strayTaskKey { throw PlanProblems([problem]) }
      return (self, try PromptCatalogue.promptSet(for: prompts, seed: seed), nil)
    }
    let samples = try TaskCatalogue.task(named: name).samples(self.samples, seed: seed, folders: [datasetFolder])
    let prompts = samples.prompts
    guard !prompts.isEmpty else {
      throw PlanProblems(
        samples.problems.prefix(10).map { problem in
          PlanProblem(place: problem.description, problem: "no row can be asked", accepted: "rows that fit the task")
        })
    }
    return (asked(by: samples.setting, count: prompts.count), PromptSet(rows: prompts), samples)
  }

  /// The plan with what `setting` says where it says nothing itself, for `count` prompts.
  private func asked(by setting: TaskSetting, count: Int) -> RunPlan {
    var plan = self
    // OpenAI's API takes four; at the others a reply is cut when it is scored.
    if plan.stop.isEmpty { plan.stop = Array(setting.stop.prefix(4)) }
    if setting.method == .generate {
      plan.maxOutputTokens = plan.maxOutputTokens ?? setting.maxTokens
    } else {
      // The likelihood of a prompt comes with whole replies only, and what is generated behind it says nothing.
      plan.isStreamed = plan.isStreamed ?? false
      plan.maxOutputTokens = 1
    }
    guard isScored else { return plan }
    plan.keepsText = true
    if plan.requests.isEmpty, plan.duration == nil { plan.requests = [count] }
    return plan
  }

  /// What asks nothing, or not of all points.
  fileprivate var askingProblems: [PlanProblem] {
    var problems: [PlanProblem] = []
    if stage == .score {
      problems.append(
        PlanProblem(place: "--stage", value: "score", problem: "scoring asks nothing", accepted: "prony eval --stage score RUN")
      )
    }
    if stage == .infer, !isScored {
      problems.append(
        PlanProblem(
          place: "--stage", value: "infer", problem: "the replies are not to be scored", accepted: "with --score, or prony eval"
        ))
    }
    if requests.contains(0), resume == nil, cache == nil {
      problems.append(PlanProblem(place: "--requests", value: "0", problem: "nothing is asked", accepted: "at least 1"))
    }
    if requests.count > 1, requests.count != points.count {
      problems.append(
        PlanProblem(
          place: "--requests", value: requests.map(String.init).joined(separator: ","),
          problem: "\(requests.count) numbers for \(points.count) points", accepted: "one number, or one for each point"))
    }
    return problems
  }

  /// What the plan says of a task where there is none.
  private var strayTaskKey: PlanProblem? {
    guard isScored || stage != .all || samples != SampleSelection() else { return nil }
    return PlanProblem(
      place: isScored ? "--score" : stage != .all ? "--stage" : "--setting, --split, --subset, --limit, --few-shot, --repeats",
      problem: "the prompts are no task's",
      accepted: "with --prompts and a task: \(TaskCatalogue.names.joined(separator: ", "))")
  }
}

extension PromptSet {
  /// The set as `plan` sends it: with a word of its own before each prompt, if it says so.
  fileprivate func marked(for plan: RunPlan) throws(PlanProblems) -> PromptSet {
    plan.hasCanaries ? try carrying(Canaries(seed: plan.seed)) : self
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
