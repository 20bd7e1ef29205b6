package import Vocabulary
internal import Yams

extension Document {
  /// The longest document, in bytes, unless its reader allows more.
  package static let sizeLimit = 256 << 10

  /// Reads `yaml`.
  ///
  /// - Parameters:
  ///   - yaml: the text.
  ///   - file: the name by which problems call it.
  ///   - sizeLimit: how long it may be, in bytes.
  /// - Throws: what keeps it from being a document, with its line; one thing, since nothing after it can be read. An empty text is
  ///   none: it is null.
  package init(yaml: String, file: String, sizeLimit: Int = Document.sizeLimit) throws(PlanProblems) {
    guard yaml.utf8.count <= sizeLimit else {
      throw PlanProblems([PlanProblem(place: file, problem: "too long", accepted: "at most \(sizeLimit >> 10) KiB")])
    }
    do {
      // The library resolves aliases while it reads, and to compare keys made of them can take for ever: a text with many of
      // them is not read at all.
      if let line = yaml.lineOfAlias { throw DocumentFault(anchorAt: line) }
      let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
      let root = try parser.singleRoot()
      // Nodes hold their anchors weakly: they are there while the parser is.
      self = try withExtendedLifetime(parser) {
        try root.map { try Document($0) } ?? Document(line: 1, content: .scalar("", isPlain: true))
      }
    } catch {
      let fault = DocumentFault(error)
      let place = fault.line.map { "\(file):\($0)" } ?? file
      throw PlanProblems([PlanProblem(place: place, problem: fault.problem, accepted: fault.accepted)])
    }
  }

  private init(_ node: Node) throws(DocumentFault) {
    let line = node.mark?.line ?? 1
    guard node.anchor == nil else { throw DocumentFault(anchorAt: line) }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      guard scalar.tag == Tag(isPlain ? .implicit : .str) else { throw DocumentFault(tagAt: line) }
      self.init(line: line, content: .scalar(scalar.string, isPlain: isPlain))
    case .sequence(let sequence):
      guard sequence.tag == .implicit else { throw DocumentFault(tagAt: line) }
      var values: [Document] = []
      for element in sequence { values.append(try Document(element)) }
      self.init(line: line, content: .list(values))
    case .mapping(let mapping):
      guard mapping.tag == .implicit else { throw DocumentFault(tagAt: line) }
      var entries: [Entry] = []
      for (key, value) in mapping {
        entries.append(
          Entry(key: try Document.text(ofKey: key), line: key.mark?.line ?? line, value: try Document(value)))
      }
      self.init(line: line, content: .map(entries))
    case .alias: throw DocumentFault(anchorAt: line)
    }
  }

  private static func text(ofKey key: Node) throws(DocumentFault) -> String {
    let line = key.mark?.line ?? 1
    guard key.anchor == nil else { throw DocumentFault(anchorAt: line) }
    guard case .scalar(let name) = key else {
      throw DocumentFault(line: line, problem: "a key that is no text", accepted: "text")
    }
    // The library has resolved the tags of keys, to compare them.
    guard name.tag == .implicit || name.tag == Tag(.str) else { throw DocumentFault(tagAt: line) }
    return name.string
  }
}

/// What keeps a text from being a document.
private struct DocumentFault: Error {
  let line: Int?
  let problem: String
  let accepted: String

  init(line: Int?, problem: String, accepted: String) {
    self.line = line
    self.problem = problem
    self.accepted = accepted
  }

  init(anchorAt line: Int) {
    self.init(line: line, problem: "an anchor or alias", accepted: "values written out where they stand")
  }

  init(tagAt line: Int) { self.init(line: line, problem: "a tag", accepted: "values without tags") }

  /// How the parser's message about nesting begins, which goes on to name a function of its own.
  private static let nestingFault = "Maximum nesting level"

  init(_ error: any Error) {
    switch error {
    case let fault as DocumentFault: self = fault
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      if problem.hasPrefix(DocumentFault.nestingFault) {
        self.init(line: mark.line, problem: "nested too deep", accepted: "fewer levels")
      } else {
        self.init(line: mark.line, problem: "not YAML: \(problem)", accepted: "YAML")
      }
    case YamlError.reader(let problem, _, _, _): self.init(line: nil, problem: "not YAML: \(problem)", accepted: "YAML")
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "“\($0)”" }.joined(separator: ", ")
      self.init(line: context.mark.line, problem: "\(names) stands twice in one mapping", accepted: "each key once")
    default: self.init(line: nil, problem: "not YAML: \(error)", accepted: "YAML in UTF-8")
    }
  }
}

extension String {
  /// The line of the first `&name` of which there is a `*name`, where there are many; `nil` where there are so few that they
  /// might as well be within texts, and could not expand to much.
  fileprivate var lineOfAlias: Int? {
    let bytes = Array(utf8)
    let anchors = Set(bytes.indices.compactMap { bytes.name(after: UInt8(ascii: "&"), at: $0) })
    let aliases = bytes.indices.compactMap { bytes.name(after: UInt8(ascii: "*"), at: $0) }.filter(anchors.contains)
    guard aliases.count > 20 else { return nil }
    let aliased = Set(aliases)
    return bytes.indices.first { bytes.name(after: UInt8(ascii: "&"), at: $0).map(aliased.contains) ?? false }
      .map { index in 1 + bytes[..<index].count { $0 == UInt8(ascii: "\n") } }
  }
}

extension [UInt8] {
  /// The name of an anchor that follows `mark` at `index`.
  fileprivate func name(after mark: UInt8, at index: Int) -> ArraySlice<UInt8>? {
    guard self[index] == mark else { return nil }
    let name = self[(index + 1)...].prefix { $0.isAnchorName }
    return name.isEmpty ? nil : name
  }
}

extension UInt8 {
  fileprivate var isAnchorName: Bool { isASCIILetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-") }
}
