package import Vocabulary

/// What of a task can be fetched.
extension TaskDefinition {
  /// The splits that some of its settings asks or takes examples from, whose answers are published.
  package var askedSplits: [String] {
    var splits: [String] = []
    for setting in settings { splits += setting.askedSplits.filter { !splits.contains($0) && !hidden.contains($0) } }
    return splits
  }

  /// The files that make `splits`, each from the first place that has its split, on `hub` if one is named.
  ///
  /// - Throws: which splits no place has, and what to do instead.
  package func publication(of splits: [String], on hub: Hub? = nil) throws(PlanProblems) -> [PublishedFile] {
    var files: [PublishedFile] = []
    var problems: [PlanProblem] = []
    for split in splits {
      guard let origin = origins.first(where: { $0.has(split) && (hub == nil || $0.hub == hub) }) else {
        problems.append(unpublished(split, on: hub))
        continue
      }
      files += self.files(of: split, in: origin).filter { !files.contains($0) }
    }
    if !problems.isEmpty { throw PlanProblems(problems) }
    return files
  }

  /// What to say to `prony fetch` for `split`.
  func fetchWords(for split: String) -> String { askedSplits.contains(split) ? id : "\(id) --split \(split)" }

  private func unpublished(_ split: String, on hub: Hub?) -> PlanProblem {
    let ways = origins.filter { $0.has(split) }.map(\.hub.rawValue)
    let known = Set(origins.flatMap(\.shares).flatMap(\.splits).map(\.name)).sorted()
    let byHand = origins.isEmpty ? "a file of your own" : "by hand: \(origins.map(\.description).joined(separator: "; "))"
    return PlanProblem(
      place: id, value: split, problem: "this split cannot be fetched\(hub.map { " from \($0.rawValue)" } ?? "")",
      accepted: (ways.isEmpty ? known.isEmpty ? [byHand] : split.nearestFirst(of: known) : ways).joined(separator: ", "))
  }

  private func files(of split: String, in origin: TaskOrigin) -> [PublishedFile] {
    origin.shares.flatMap { share in
      share.splits.filter { $0.name == split }.flatMap { split in
        let subsets = share.namesSubsets ? settings[0].subsets.map(\.id) : [""]
        return subsets.flatMap { share.files(split, subset: $0, in: origin) }
      }
    }
  }
}

extension TaskSetting {
  /// The split that is asked, and the one that examples are taken from.
  var askedSplits: [String] {
    guard let fewShot, fewShot.count > 0, case .split(let examples, _) = fewShot.source else { return [split] }
    return [split, examples]
  }
}

extension TaskOrigin {
  /// Something of it makes `split`.
  func has(_ split: String) -> Bool { shares.contains { $0.splits.contains { $0.name == split } } }

  /// Where it is, and what to mind.
  var description: String {
    [hub.rawValue, repository, revision.map { "at \($0)" }, note.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
  }
}

extension TaskOrigin.Share {
  /// There is one of each subset.
  var namesSubsets: Bool {
    switch form {
    case .files(let path): path.names.contains("subset")
    case .rows(let configurations): configurations.contains { $0.names.contains("subset") }
    }
  }

  /// The files of one split and subset.
  func files(_ split: TaskOrigin.Split, subset: String, in origin: TaskOrigin) -> [PublishedFile] {
    func file(_ form: PublishedFile.Form, _ configuration: String) -> PublishedFile {
      let target = target.filled(["subset": subset, "split": split.name, "config": configuration])
      return PublishedFile(
        hub: origin.hub, repository: origin.repository, revision: origin.revision, form: form, target: target)
    }
    switch form {
    case .files(let path): return [file(.file(path.filled(["subset": subset, "split": split.published])), "")]
    case .rows(let configurations):
      return configurations.map { configuration in
        let configuration = configuration.filled(["subset": subset])
        return file(.rows(configuration: configuration, split: split.published), configuration)
      }
    }
  }
}

extension Template {
  /// The text with `values` in its places; the reader has seen to it that it names no others.
  fileprivate func filled(_ values: [String: String]) -> String { (try? text { values[$0] }) ?? "" }
}
