internal import StrictYAML
internal import Vocabulary

/// Where the facts of a reply are.
extension DefinitionReader {
  /// A path, and where it stands.
  struct PlacedPath {
    let path: FactPath
    let line: Int
    let place: String
    /// Its value is added to that of the path before it.
    var isAddend = false

    /// The two cannot stand in one table: a value tells one thing, but it may be added to another.
    func excludes(_ other: PlacedPath) -> Bool { path.meets(other.path) && (isAddend == other.isAddend || path != other.path) }
  }

  /// The paths to each fact, first choice first.
  typealias Paths = [Fact: [PlacedPath]]

  /// The keys under which a section gives facts.
  static let factKeys = Fact.ofReply.map(\.key) + ["usage"]

  /// The facts that `section` gives, over those of `shared`.
  mutating func paths(in section: Section, over shared: Paths = [:]) -> Paths {
    var paths = shared
    for fact in Fact.ofReply {
      if let found = self.paths(fact.key, of: section) { paths[fact] = found }
    }
    if let document = section.members["usage"] {
      let usage = self.section(document, at: section.place(of: "usage"), known: Fact.ofUsage.map(\.key))
      for fact in Fact.ofUsage { paths[fact] = self.paths(fact.key, of: usage) }
    }
    return paths
  }

  /// Reports each path among `paths` that meets an earlier one.
  ///
  /// - Returns: there is none.
  mutating func areDistinct(_ paths: Paths) -> Bool {
    let sources = paths.sources
    for (index, source) in sources.enumerated() {
      guard let other = sources[..<index].first(where: { $0.excludes(source) }) else { continue }
      report(
        source.line, source.place, value: source.path.text, "the same value as \(other.path.text) at \(other.place)",
        accepted: "a path for one fact only")
      return false
    }
    return true
  }

  private mutating func paths(_ key: String, of section: Section) -> [PlacedPath]? {
    guard let document = section.members[key] else { return nil }
    let place = section.place(of: key)
    guard case .list(let elements) = document.content else { return sum(document, at: place) }
    return elements.flatMap { sum($0, at: place) }
  }

  /// The path that `document` says, or several that are added up: `a + b`.
  private mutating func sum(_ document: Document, at place: String) -> [PlacedPath] {
    guard let terms = document.text?.split(separator: " + ").map(String.init), terms.count > 1 else {
      return path(document, at: place).map { [$0] } ?? []
    }
    guard place.split(separator: ".").dropLast().last == "usage" else {
      report(document.line, place, value: document.text, "a sum", accepted: "one path: only counts are added up")
      return []
    }
    let paths = terms.compactMap { path(Document(line: document.line, content: .scalar($0, isPlain: true)), at: place) }
    return paths.enumerated().map { index, path in
      PlacedPath(path: path.path, line: path.line, place: path.place, isAddend: index > 0)
    }
  }

  mutating func path(_ document: Document, at place: String) -> PlacedPath? {
    let accepted = "a path such as choices[*].delta.content, or a list of them"
    guard let text = document.text else {
      report(document.line, place, "\(document.kind) instead of a path", accepted: accepted)
      return nil
    }
    do throws(FactPath.Fault) {
      return PlacedPath(path: try FactPath(text), line: document.line, place: place)
    } catch {
      report(document.line, place, value: text, error.reason, accepted: accepted)
      return nil
    }
  }
}

extension DefinitionReader.Paths {
  /// All of them in the order of facts, first choices first.
  fileprivate var sources: [DefinitionReader.PlacedPath] { Fact.allCases.flatMap { self[$0] ?? [] } }

  /// The same as the sources of a table.
  var tableSources: [FactTable.Source] {
    Fact.allCases.flatMap { fact in (self[fact] ?? []).map { (fact, $0.path, $0.isAddend) } }
  }
}

extension FactPath {
  /// Some value may lie at both.
  func meets(_ other: FactPath) -> Bool {
    steps.count == other.steps.count
      && zip(steps, other.steps).allSatisfy { mine, theirs in
        switch (mine, theirs) {
        case (.everyElement, .element), (.element, .everyElement): true
        default: mine == theirs
        }
      }
  }
}
