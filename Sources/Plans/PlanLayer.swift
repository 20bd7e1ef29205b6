internal import Vocabulary

/// What one source says of a plan: the environment, a plan file or the flags.
///
/// Later layers replace earlier ones, field by field.
struct PlanLayer {
  /// What is said, each key once.
  var given: [GivenValue] = []
  /// What is wrong with the layer itself: keys that do not exist, values said twice.
  var problems: [PlanProblem] = []
  /// Nobody knows what it would have said: it could not be read at all.
  private(set) var isUnreadable = false

  /// A value and where it was given.
  struct GivenValue {
    var key: PlanKey
    var value: WrittenValue
    /// The flag, the variable, or the file, line and key.
    var place: String
    var isFlag = false
  }

  /// The layer of flags, in the order they were typed; a flag that comes again adds to a list.
  init(flags: [(flag: String, value: String)]) {
    for (flag, text) in flags {
      guard let key = PlanKey.all.first(where: { $0.flags.contains(flag) }) else {
        let names = PlanKey.all.flatMap(\.flags)
        let problem = flag.hasPrefix("-") ? "no such flag" : "it belongs to no flag"
        problems.append(.unknown(at: flag, problem, nearest: flag.nearest(in: names), others: "--help lists all"))
        continue
      }
      if let earlier = given.firstIndex(where: { $0.key.name == key.name }) {
        given[earlier].value = .list(given[earlier].value.items + [.quoted(text)])
      } else {
        given.append(GivenValue(key: key, value: .quoted(text), place: flag, isFlag: true))
      }
    }
    refuseRivals()
  }

  /// The layer of the environment: `OPENAI_BASE_URL`, if it is set to something.
  init(environment: [String: String]) {
    guard let url = environment["OPENAI_BASE_URL"], !url.isEmpty, let key = PlanKey.named("url") else { return }
    given.append(GivenValue(key: key, value: .quoted(url), place: "OPENAI_BASE_URL"))
  }

  /// The layer of a mapping of keys; `place` says where each stands.
  init(members: [WrittenValue.Member], place: (Int) -> String) {
    for (index, member) in members.enumerated() {
      let place = place(index)
      if member.name == "api_key" {
        problems.append(PlanProblem.inlineKey(at: place))
      } else if let key = PlanKey.named(member.name) {
        if !member.value.isNull { given.append(GivenValue(key: key, value: member.value, place: place)) }
      } else {
        let nearest = member.name.nearest(in: PlanKey.all.map(\.name))
        problems.append(.unknown(at: place, "no such key", nearest: nearest, others: "--dry-run shows all"))
      }
    }
    refuseRivals()
  }

  /// The layer of keys and values that were written by us.
  init(entries: [JSONValue.Member]) {
    let members = entries.map { WrittenValue.Member(name: $0.key, value: WrittenValue($0.value)) }
    self.init(members: members) { entries[$0].key }
  }

  /// A layer that could not be read at all.
  init(problems: [PlanProblem]) {
    self.problems = problems
    isUnreadable = true
  }

  /// Two keys of one layer that set the same field contradict each other.
  private mutating func refuseRivals() {
    for (index, value) in given.enumerated() {
      guard let rival = given[..<index].first(where: { $0.key.field == value.key.field }) else { continue }
      problems.append(
        PlanProblem(
          place: value.place, value: value.value.shown, problem: "\(rival.place) says the same thing otherwise",
          accepted: "one of the two"))
    }
  }
}

extension PlanProblem {
  /// A name that no key has; its value is not shown, since nobody knows what it is.
  fileprivate static func unknown(at place: String, _ problem: String, nearest: String?, others: String) -> PlanProblem {
    PlanProblem(place: place, problem: problem, accepted: nearest.map { "\($0), perhaps; \(others)" } ?? others)
  }

  fileprivate static func inlineKey(at place: String) -> PlanProblem {
    PlanProblem(
      place: place, problem: "an API key may not stand in a plan, which is copied into reports",
      accepted: "the variable OPENAI_API_KEY, or api_key_file with the path of a file that holds the key")
  }
}
