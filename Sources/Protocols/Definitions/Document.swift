package import Vocabulary
internal import Yams

/// A YAML text read into a tree that knows its lines and holds nothing surprising: no anchors, aliases or tags, keys that are
/// texts, bounded size and depth.
package struct Document {
  /// What a part of a document is.
  package indirect enum Content {
    /// A scalar; plain when it stands without quotes, so that `true` and `12` need not be texts.
    case scalar(String, isPlain: Bool)
    /// A list.
    case list([Document])
    /// A mapping, in order.
    case map([Entry])
  }

  /// A key of a mapping and its value.
  package struct Entry {
    /// The key.
    package let key: String
    /// The key's line.
    package let line: Int
    /// The value.
    package let value: Document
  }

  /// The line it begins on, from 1.
  package let line: Int
  /// What it is.
  package let content: Content

  init(line: Int, content: Content) {
    self.line = line
    self.content = content
  }

  /// The longest document, in bytes.
  package static let sizeLimit = 256 << 10
  fileprivate static let depthLimit = 24

  /// Reads `yaml`; its problems are placed in `file`.
  package init(yaml: String, file: String) throws(PlanProblems) {
    guard yaml.utf8.count <= Document.sizeLimit else {
      throw PlanProblems([PlanProblem(place: file, problem: "too long", accepted: "at most \(Document.sizeLimit >> 10) KiB")])
    }
    // Looked for in the text, since the library resolves aliases while it reads, and comparing keys made of them can take for
    // ever.
    if let line = yaml.lineOfAnchor {
      throw PlanProblems([
        PlanProblem(place: "\(file):\(line)", problem: "an anchor or alias", accepted: "values written out where they stand")
      ])
    }
    do {
      guard let root = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot() else {
        throw DocumentFault(line: 1, problem: "empty", accepted: "a mapping")
      }
      self = try Document(root, depth: 0)
    } catch {
      let fault = DocumentFault(error)
      throw PlanProblems([PlanProblem(place: "\(file):\(fault.line)", problem: fault.problem, accepted: fault.accepted)])
    }
  }

  private init(_ node: Node, depth: Int) throws(DocumentFault) {
    line = node.mark?.line ?? 1
    guard depth < Document.depthLimit else {
      throw DocumentFault(tooDeepAt: line)
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      guard scalar.tag == Tag(isPlain ? .implicit : .str) else { throw DocumentFault(tagAt: line) }
      content = .scalar(scalar.string, isPlain: isPlain)
    case .sequence(let sequence):
      guard sequence.tag == .implicit else { throw DocumentFault(tagAt: line) }
      var values: [Document] = []
      for element in sequence { values.append(try Document(element, depth: depth + 1)) }
      content = .list(values)
    case .mapping(let mapping):
      guard mapping.tag == .implicit else { throw DocumentFault(tagAt: line) }
      var entries: [Entry] = []
      for (key, value) in mapping {
        let line = key.mark?.line ?? line
        guard case .scalar(let name) = key else {
          throw DocumentFault(line: line, problem: "a key that is no text", accepted: "text")
        }
        // The library has resolved the tags of keys, to compare them.
        guard name.tag == .implicit || name.tag == Tag(.str) else { throw DocumentFault(tagAt: line) }
        entries.append(Entry(key: name.string, line: line, value: try Document(value, depth: depth + 1)))
      }
      content = .map(entries)
    case .alias: throw DocumentFault(line: line, problem: "an alias", accepted: "the value itself")
    }
  }

  /// What it is, for a message.
  package var kind: String {
    switch content {
    case .scalar: "text"
    case .list: "a list"
    case .map: "a mapping"
    }
  }

  /// The text of a scalar.
  package var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }
}

/// What keeps a text from being a document: one thing, since nothing after it can be read.
private struct DocumentFault: Error {
  let line: Int
  let problem: String
  let accepted: String

  init(line: Int, problem: String, accepted: String) {
    self.line = line
    self.problem = problem
    self.accepted = accepted
  }

  /// How the YAML parser's message about nesting begins, which goes on to name a function of its own.
  private static let nestingFault = "Maximum nesting level"

  init(tooDeepAt line: Int) {
    self.init(line: line, problem: "nested too deep", accepted: "at most \(Document.depthLimit) levels")
  }

  init(tagAt line: Int) { self.init(line: line, problem: "a tag", accepted: "values without tags") }

  init(_ error: any Error) {
    switch error {
    case let fault as DocumentFault: self = fault
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      if problem.hasPrefix(DocumentFault.nestingFault) {
        self.init(tooDeepAt: mark.line)
      } else {
        self.init(line: mark.line, problem: "not YAML: \(problem)", accepted: "YAML")
      }
    case YamlError.reader(let problem, _, _, _): self.init(line: 1, problem: "not YAML: \(problem)", accepted: "YAML")
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "“\($0)”" }.joined(separator: ", ")
      self.init(line: context.mark.line, problem: "\(names) stands twice in one mapping", accepted: "each key once")
    default: self.init(line: 1, problem: "not YAML: \(error)", accepted: "YAML in UTF-8")
    }
  }
}

extension String {
  /// The line of the first `&name` that may be an anchor, which every alias needs before it.
  fileprivate var lineOfAnchor: Int? {
    let bytes = Array(utf8)
    for index in bytes.indices.dropLast()
    where bytes[index] == UInt8(ascii: "&") && bytes[index + 1].isAnchorName && !(index > 0 && bytes[index - 1].isAnchorName) {
      return 1 + bytes[..<index].count { $0 == UInt8(ascii: "\n") }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isAnchorName: Bool {
    let character = Character(Unicode.Scalar(self))
    return character == "_" || character == "-" || character.isASCII && (character.isLetter || character.isNumber)
  }
}
