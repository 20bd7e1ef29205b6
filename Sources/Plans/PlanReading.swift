package import Vocabulary

/// What the environment, a plan file and the flags together make of a plan, and everything that is wrong with it.
///
/// A flag replaces what the file says of the same field, the file replaces the environment, and the environment the default. No problem
/// hides another: `plan` holds all that could be read, so that what depends on it (prompts, the protocol) can be checked as well.
package struct PlanReading: Sendable {
  /// The plan, as far as it could be read.
  package private(set) var plan = RunPlan()
  /// What the user has to mend; empty for a sound plan.
  package private(set) var problems: [PlanProblem] = []

  private var given: [PlanLayer.GivenValue] = []
  private var misread: Set<String> = []
  private var isAllKnown = true

  /// Reads a plan.
  ///
  /// - Parameters:
  ///   - flags: flags as typed (`--max-in-flight`) with their values, in order; `("--stream", "false")` for `--no-stream`.
  ///   - files: the paths of plan files, of which there may be one.
  ///   - environment: the variables of the process, of which `OPENAI_BASE_URL` and `OPENAI_API_KEY` count.
  ///   - preset: what stands where none of them says anything, by keys.
  package init(
    flags: [(flag: String, value: String)], files: [String] = [], environment: [String: String] = [:],
    preset: [JSONValue.Member] = []
  ) {
    let layers = [
      PlanLayer(entries: preset), PlanLayer(environment: environment), PlanLayer(files: files), PlanLayer(flags: flags),
    ]
    problems = layers.flatMap(\.problems)
    isAllKnown = !layers.contains(where: \.isUnreadable)
    for layer in layers {
      given.removeAll { old in layer.given.contains { $0.key.field == old.key.field } }
      given += layer.given
    }
    read()
    takeAPIKey(from: environment)
    takeProxy(from: EnvironmentProxies(environment))
    checkPEM("ca_file", plan.caFile)
    checkPEM("client_cert", plan.clientCertificate)
    checkPEM("client_key", plan.clientKey)
    for rule in PlanRule.all { check(rule) }
  }

  /// Reads an echoed plan, as `plan.json` and reports hold it: values only, since what they mean was checked when it was run.
  package init(entries: [JSONValue.Member]) {
    let layer = PlanLayer(entries: entries)
    problems = layer.problems
    given = layer.given
    read()
  }

  /// The plan, if nothing is wrong with it.
  ///
  /// - Returns: the plan.
  /// - Throws: all problems at once.
  package func get() throws(PlanProblems) -> RunPlan {
    if !problems.isEmpty { throw PlanProblems(problems) }
    return plan
  }

  /// `problem` with the place where its key stands, if all that is known of it is the key's flag.
  package func placed(_ problem: PlanProblem) -> PlanProblem {
    guard let key = PlanKey.all.first(where: { $0.flag == problem.place }) else { return problem }
    var placed = problem
    placed.place = place(of: key.name)
    return placed
  }

  private mutating func read() {
    for item in given {
      do throws(Misread) { try item.key.read(item.value, &plan) } catch {
        misread.insert(item.key.name)
        problems += error.faults.map {
          PlanProblem(place: item.place, value: $0.value, problem: $0.problem, accepted: item.key.accepted)
        }
      }
    }
  }

  private mutating func takeAPIKey(from environment: [String: String]) {
    let accepted = "a readable file that holds the key alone, on one line"
    guard let path = plan.apiKeyFile else {
      guard let key = environment["OPENAI_API_KEY"], !key.isEmpty else { return }
      // The variables of a process are decoded: what is not UTF-8 has become U+FFFD.
      if key.holdsControls || key.contains("\u{FFFD}") {
        problems.append(
          PlanProblem(
            place: "OPENAI_API_KEY", problem: "holds a control character, or what is not UTF-8",
            accepted: "the key alone, on one line"))
      } else {
        plan.apiKey = Secret(key)
      }
      return
    }
    do throws(UnreadableFile) {
      let key = try text(ofFile: path, limit: 1 << 16).withoutSpaceAround
      if key.isEmpty { throw UnreadableFile(path: path, reason: "there is no key in it") }
      if key.holdsControls { throw UnreadableFile(path: path, reason: "the key in it holds a control character") }
      plan.apiKey = Secret(key)
    } catch {
      problems.append(PlanProblem(place: place(of: "api_key_file"), value: path, problem: error.reason, accepted: accepted))
    }
  }

  /// Puts the environment's proxy for the plan's URLs in the place of the wish for one.
  private mutating func takeProxy(from proxies: EnvironmentProxies) {
    guard plan.proxy == EnvironmentProxies.wish else { return }
    plan.proxy = nil
    let ways = plan.urls.map { proxies.proxy(for: $0) }
    guard ways.allSatisfy({ $0?.url == ways[0]?.url }) else {
      problems.append(
        PlanProblem(
          place: place(of: "proxy"), value: EnvironmentProxies.wish,
          problem: "the environment has not one way to all of the URLs",
          accepted: "the URL of one proxy for all of them, or a run for each"))
      return
    }
    guard let url = plan.urls.first else { return }
    do throws(PlanProblem) { plan.proxy = try proxies.address(for: url) } catch { problems.append(error) }
  }

  private mutating func checkPEM(_ key: String, _ path: String?) {
    guard let path else { return }
    do throws(UnreadableFile) { _ = try contents(ofFile: path, limit: 1 << 24) } catch {
      problems.append(
        PlanProblem(place: place(of: key), value: path, problem: error.reason, accepted: "a readable PEM file"))
    }
  }

  /// Applies a rule, unless a value that it looks at is not known.
  private mutating func check(_ rule: PlanRule) {
    guard rule.keys.allSatisfy(isKnown), rule.isBroken(plan, { isAsserted($0) }), let first = rule.keys.first else { return }
    let value = given.first { $0.key.name == first }?.value.shown
    problems.append(
      PlanProblem(
        place: place(of: first), value: rule.showsValue ? value : nil, problem: rule.problem(in: plan),
        accepted: rule.accepted))
  }

  /// What the plan says by the key is what was meant: it was not misread, and no layer that could not be read says it otherwise.
  private func isKnown(_ name: String) -> Bool {
    !misread.contains(name) && (isAllKnown || given.contains { $0.key.name == name && $0.isFlag })
  }

  /// Somebody wants what the key says: it was typed as a flag, or is not what a plan says by default.
  private func isAsserted(_ name: String) -> Bool {
    guard let key = PlanKey.named(name) else { return false }
    return key.show(plan) != key.show(RunPlan()) || given.contains { $0.key.name == name && $0.isFlag }
  }

  private func place(of name: String) -> String {
    given.first { $0.key.name == name }?.place ?? PlanKey.named(name)?.flag ?? name
  }
}
