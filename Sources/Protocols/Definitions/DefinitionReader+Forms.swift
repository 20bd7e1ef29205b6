internal import StrictYAML
internal import Vocabulary

/// The two forms of a reply: how each is asked for, and where the facts are in it.
extension DefinitionReader {
  private static let requestKeys = ["path", "headers", "body"]

  /// What a form's own section may say.
  private static func keys(isStream: Bool) -> [String] {
    (isStream ? ["framing", "done", "cumulative", "events"] : ["framing", "likelihood"]) + requestKeys + factKeys
  }

  /// The form at `key`, over what the whole definition says; `nil` when there is none.
  mutating func form(_ key: String, of top: Section, _ request: RequestTemplate, _ shared: Paths) -> ReplyForm? {
    guard let document = top.members[key] else { return nil }
    let isStream = key == "streamed"
    let section = self.section(document, at: key, known: DefinitionReader.keys(isStream: isStream))
    let before = required
    let template = self.request(of: section, over: request)
    let framing = self.framing(of: section, isStream: isStream)
    let table = self.table(of: section, over: shared, framing: framing ?? (isStream ? .eventStream : .json))
    defer { required = before }
    let likelihood = likelihood(of: section)
    return table.map { ReplyForm(request: template, facts: $0, likelihood: likelihood) }
  }

  /// Where the prompt's logprobs are, at `likelihood`; `nil` when nothing says so.
  private mutating func likelihood(of section: Section) -> LikelihoodPaths? {
    guard let document = section.members["likelihood"] else { return nil }
    let keys = ["logprobs", "offsets"]
    let own = self.section(document, at: section.place(of: "likelihood"), known: keys)
    var paths: [FactPath] = []
    for key in keys {
      guard let document = own.members[key] else {
        report(own.line, own.place(of: key), "missing", accepted: "a path such as choices[0].logprobs.token_logprobs[*]")
        continue
      }
      if let path = path(document, at: own.place(of: key)) { paths.append(path.path) }
    }
    guard paths.count == 2 else { return nil }
    do throws(FactPath.Fault) { return try LikelihoodPaths(logprobs: paths[0], offsets: paths[1]) } catch {
      report(own.line, own.place, error.reason, accepted: "two simple paths")
      return nil
    }
  }

  private mutating func request(of section: Section, over request: RequestTemplate) -> RequestTemplate {
    var template = request
    if let path = path(of: section) { template.path = path }
    let headers = headers(of: section)
    template.headers.removeAll { old in headers.contains { $0.name.lowercased() == old.name.lowercased() } }
    template.headers += headers
    template.body = template.body.setting(body(of: section))
    template.required = required
    return template
  }

  private mutating func framing(of section: Section, isStream: Bool) -> Framing? {
    let known = isStream ? Framing.ofStreams : Framing.ofWholes
    let names = known.map(\.rawValue)
    let accepted = names.joined(separator: ", ")
    let name =
      isStream
      ? requiredText("framing", of: section, accepted: accepted, where: names.contains)
      : text("framing", of: section, accepted: accepted, where: names.contains) ?? Framing.json.rawValue
    return Framing(rawValue: name)
  }

  private mutating func table(of section: Section, over shared: Paths, framing: Framing) -> FactTable? {
    let paths = paths(in: section, over: shared)
    let done =
      text("done", of: section, accepted: "the data of the event that ends a stream") ?? (framing == .array ? "]" : nil)
    let isCumulative = flag("cumulative", of: section)
    let cases = cases(of: section, over: paths)
    let outputs: [Fact] = [.content, .result]
    if framing != .raw, !([paths] + cases.map(\.paths)).contains(where: { given in outputs.contains { given[$0] != nil } }) {
      report(
        section.line, section.place(of: "content"), "missing", accepted: "the path to the answer's text, here or under reply")
    }
    guard ([paths] + cases.map(\.paths)).allSatisfy({ areDistinct($0) }) else { return nil }
    do throws(FactPath.Fault) {
      return try FactTable(
        paths.tableSources,
        cases: cases.map { ValueCase($0.conditions, sources: $0.paths.tableSources, isEnd: $0.isEnd) },
        framing: framing, terminator: done, isCumulative: isCumulative)
    } catch {
      report(section.line, section.place, error.reason, accepted: "fewer or simpler paths")
      return nil
    }
  }

  private typealias Case = (conditions: [ValueCase.Condition], paths: Paths, isEnd: Bool)

  /// The cases at `events`, each with its facts over those of the section.
  private mutating func cases(of section: Section, over paths: Paths) -> [Case] {
    let place = section.place(of: "events")
    let elements = list("events", of: section, accepted: "a list of mappings, each with when")
    return elements.enumerated().map { index, element in
      let own = self.section(element, at: "\(place)[\(index)]", known: ["when", "ends"] + DefinitionReader.factKeys)
      return (conditions(of: own), self.paths(in: own, over: paths), flag("ends", of: own))
    }
  }

  private mutating func conditions(of section: Section) -> [ValueCase.Condition] {
    let place = section.place(of: "when")
    let accepted = "paths, each with the value, or the list of values, that must stand there"
    guard let document = section.members["when"] else {
      report(section.line, place, "missing", accepted: accepted)
      return []
    }
    guard case .map(let entries) = document.content, !entries.isEmpty else {
      report(document.line, place, "\(document.kind) instead of a filled mapping", accepted: accepted)
      return []
    }
    return entries.compactMap { entry in
      let key = Document(line: entry.line, content: .scalar(entry.key, isPlain: true))
      guard let path = path(key, at: place)?.path else { return nil }
      var choices = [entry.value]
      if case .list(let elements) = entry.value.content { choices = elements }
      let values = choices.compactMap(\.scalar)
      guard values.count == choices.count, !values.isEmpty else {
        report(entry.line, "\(place).\(entry.key)", "no value to compare with", accepted: accepted)
        return nil
      }
      return ValueCase.Condition(path: path, values: values)
    }
  }
}

extension Document {
  /// The scalar to compare with: without quotes, `true`, `false`, null and numbers are themselves.
  fileprivate var scalar: ValueCase.Scalar? {
    guard case .scalar(let text, let isPlain) = content else { return nil }
    let literal = isPlain ? text.plainJSON : nil
    return ValueCase.Scalar(isText: literal == nil, bytes: Array((literal ?? text).utf8))
  }
}
