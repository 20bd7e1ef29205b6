/// Values of a stream that are told from the others by what stands in them, and whose facts lie elsewhere.
struct ValueCase: Sendable {
  /// At `path` stands one of `values`.
  struct Condition: Sendable {
    let path: FactPath
    let values: [Scalar]
    /// Where the trie reports the path.
    fileprivate var slot: UInt8 = 0

    init(path: FactPath, values: [Scalar]) {
      self.path = path
      self.values = values
    }
  }

  /// A text, or the JSON of another scalar.
  struct Scalar: Sendable {
    let isText: Bool
    let bytes: [UInt8]
  }

  /// All of which must hold.
  private(set) var conditions: [Condition]
  let sources: [FactTable.Source]
  /// Such a value ends the stream.
  let isEnd: Bool

  init(_ conditions: [Condition], sources: [FactTable.Source], isEnd: Bool) {
    self.conditions = conditions
    self.sources = sources
    self.isEnd = isEnd
  }

  /// The same, with its paths found in those of a trie.
  func placed(in paths: [FactPath]) -> ValueCase {
    var placed = self
    for index in conditions.indices {
      placed.conditions[index].slot = UInt8(truncatingIfNeeded: paths.firstIndex(of: conditions[index].path) ?? 0)
    }
    return placed
  }

  /// `json`, whose values are `hits`, is such a value.
  func holds(of json: Span<UInt8>, _ hits: Span<PathHit>) -> Bool {
    for index in conditions.indices where !conditions[index].holds(of: json, hits) { return false }
    return true
  }

  /// The conditions, for a message.
  var text: String {
    conditions.map { "\($0.path.text): \(String(decoding: $0.values.first?.bytes ?? [], as: UTF8.self))" }
      .joined(separator: ", ")
  }
}

extension ValueCase.Condition {
  fileprivate func holds(of json: Span<UInt8>, _ hits: Span<PathHit>) -> Bool {
    for index in hits.indices where hits[index].slot == slot {
      for value in values.indices where values[value].stands(in: json, at: hits[index]) { return true }
    }
    return false
  }
}

extension ValueCase.Scalar {
  fileprivate func stands(in json: Span<UInt8>, at hit: PathHit) -> Bool {
    switch hit.kind {
    case .object, .array: false
    case .text where !isText: false
    case .null where isText, .bool where isText, .number where isText: false
    default:
      Int(hit.end &- hit.start) == bytes.count
        && json.extracting(Int(hit.start)..<Int(hit.end)).starts(with: bytes, upTo: bytes.count)
    }
  }
}
