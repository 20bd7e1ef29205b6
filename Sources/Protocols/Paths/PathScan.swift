extension PathTrie {
  /// Appends to `hits`, in the text's order, the values of `json` at the trie's paths.
  ///
  /// One pass, no recursion: what lies on no path is skipped at any depth, and a path is at most `FactPath.depthLimit` deep.
  ///
  /// - Throws: where the text is not one JSON value, as far as it was looked into: inside what is skipped only strings and brackets
  ///   are told apart.
  @inline(never)
  func scan(_ json: Span<UInt8>, into hits: inout [PathHit]) throws(ScanFault) {
    precondition(json.count < Int(Int32.max), "replies are capped far below what a hit can point into")
    var scan = PathScan(index: json.skippingSpace(from: 0))
    repeat { try scan.takeValue(of: json, self, into: &hits) } while try scan.moveOn(in: json, self)
  }
}

/// Where a pass over JSON text stands.
private struct PathScan {
  /// The byte it stands at: the first of a value, or the one after it.
  var index: Int
  /// What the trie knows of the value at `index`.
  private var place = PathTrie.root
  /// The containers around it, all of which lie on a path; `FactPath.depthLimit` is their number.
  private var open = InlineArray<16, OpenContainer>(repeating: OpenContainer())
  private var depth = 0
  /// The last value was the bracket that opened the innermost container.
  private var isOpening = false
  /// At which depth the outermost array lies, and which of its elements this is.
  private var outermostArray = Int.max
  private var element: Int32 = 0

  private struct OpenContainer {
    var node = 0
    var isArray = false
    /// Of the element last begun.
    var position: Int32 = -1

    var closing: UInt8 { isArray ? UInt8(ascii: "]") : UInt8(ascii: "}") }
  }

  @inline(__always)
  init(index: Int) { self.index = index }

  /// Reads the value at `index`: all of a scalar, or of a container that no path goes through, else its opening bracket.
  @inline(__always)
  mutating func takeValue(of json: Span<UInt8>, _ trie: PathTrie, into hits: inout [PathHit]) throws(ScanFault) {
    let start = index
    let byte = json.byte(at: start)
    if byte == UInt8(ascii: "\"") {
      let (end, hasEscapes) = try json.endOfString(from: start &+ 1)
      index = end &+ 1
      note(.text, from: start &+ 1, to: end, hasEscapes: hasEscapes, trie, &hits)
    } else if byte == UInt8(ascii: "{") {
      note(.object, from: start, to: 0, trie, &hits)
      try enter(json, isArray: false, isOnPath: trie.nodes.span[place].leadsIntoObjects)
    } else if byte == UInt8(ascii: "[") {
      if trie.nodes.span[place].slot != nil {
        note(.array, from: start, to: try json.numberOfElements(from: start), trie, &hits)
      }
      try enter(json, isArray: true, isOnPath: trie.nodes.span[place].leadsIntoArrays)
    } else {
      index = try json.endOfScalar(from: start)
      note(try json.kindOfScalar(from: start, to: index), from: start, to: index, trie, &hits)
    }
  }

  /// Goes on to the next value that lies on a path, over those that do not; `false` at the end of the text.
  @inline(__always)
  mutating func moveOn(in json: Span<UInt8>, _ trie: PathTrie) throws(ScanFault) -> Bool {
    while true {
      index = json.skippingSpace(from: index)
      guard depth > 0 else {
        guard index == json.count else { throw ScanFault(.unexpectedByte, at: index) }
        return false
      }
      let container = open[depth &- 1]
      if json.byte(at: index) == container.closing {
        leave()
        continue
      }
      if !isOpening {
        try json.expect(UInt8(ascii: ","), at: index)
        index = json.skippingSpace(from: index &+ 1)
      }
      isOpening = false
      if let next = try nextPlace(in: container, json, trie) {
        place = next
        return true
      }
      index = try json.endOfValue(from: index)
    }
  }

  /// Begins the next member or element of `container`, leaving `index` at its value; `nil` when it lies on no path.
  @inline(__always)
  private mutating func nextPlace(in container: OpenContainer, _ json: Span<UInt8>, _ trie: PathTrie) throws(ScanFault) -> Int?
  {
    guard container.isArray else { return try trie.way(from: container.node, throughMemberOf: json, at: &index) }
    let position = container.position &+ 1
    open[depth &- 1].position = position
    if depth &- 1 == outermostArray { element = position }
    return trie.way(from: container.node, toElement: position)
  }

  @inline(__always)
  private mutating func enter(_ json: Span<UInt8>, isArray: Bool, isOnPath: Bool) throws(ScanFault) {
    guard isOnPath else {
      index = try json.endOfValue(from: index)
      return
    }
    if isArray, depth < outermostArray { outermostArray = depth }
    open[depth] = OpenContainer(node: place, isArray: isArray)
    depth &+= 1
    isOpening = true
    index &+= 1
  }

  @inline(__always)
  private mutating func leave() {
    depth &-= 1
    if depth == outermostArray { (outermostArray, element) = (.max, 0) }
    isOpening = false
    index &+= 1
  }

  /// Adds a hit, if a path ends here.
  @inline(__always)
  private func note(
    _ kind: PathHit.Kind, from start: Int, to end: Int, hasEscapes: Bool = false, _ trie: PathTrie, _ hits: inout [PathHit]
  ) {
    guard let slot = trie.nodes.span[place].slot else { return }
    hits.append(
      PathHit(
        slot: slot, kind: kind, hasEscapes: hasEscapes, element: element, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: end)))
  }
}

extension Span<UInt8> {
  /// How many elements the array that begins at `start` has.
  fileprivate func numberOfElements(from start: Int) throws(ScanFault) -> Int {
    var index = skippingSpace(from: start &+ 1)
    if byte(at: index) == UInt8(ascii: "]") { return 0 }
    var number = 1
    while true {
      index = skippingSpace(from: try endOfValue(from: index))
      switch byte(at: index) {
      case UInt8(ascii: ","): number &+= 1
      case UInt8(ascii: "]"): return number
      default: throw ScanFault(index < count ? .unexpectedByte : .endsEarly, at: index)
      }
      index = skippingSpace(from: index &+ 1)
    }
  }

  /// What the scalar between `start` and `end` is.
  @inline(__always)
  fileprivate func kindOfScalar(from start: Int, to end: Int) throws(ScanFault) -> PathHit.Kind {
    let range = start..<end
    switch byte(at: start) {
    case UInt8(ascii: "n") where holds("null", in: range): return .null
    case UInt8(ascii: "t") where holds("true", in: range), UInt8(ascii: "f") where holds("false", in: range): return .bool
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw ScanFault(.unexpectedByte, at: start)
    }
  }
}
