/// A set of paths, compiled so that one pass over JSON text finds the values at all of them.
///
/// Places in the JSON that lie on the way to a wanted value are nodes; what no path goes through has no node and is skipped.
/// Where a path with `[*]` and one with `[2]` meet, the second element's node holds the ways of both.
struct PathTrie: Sendable {
  /// A place on the way to a wanted value.
  ///
  /// Its named and indexed ways on are neighbours in `members` and `elements`.
  struct Node {
    /// Which path ends here, by its position in the list the trie was made of.
    var slot: UInt8?
    var firstMember: UInt16 = 0
    var endOfMembers: UInt16 = 0
    var firstElement: UInt16 = 0
    var endOfElements: UInt16 = 0
    /// Where elements go that have no way of their own.
    var everyElement: Int?

    @inline(__always)
    var leadsIntoObjects: Bool { firstMember < endOfMembers }
    @inline(__always)
    var leadsIntoArrays: Bool { firstElement < endOfElements || everyElement != nil }
  }

  /// The way on by a member's key: its length, its first eight bytes (zeros after its end) and the whole of it.
  struct Member {
    var length: Int
    var prefix: UInt64
    var keyOffset: Int
    var node: Int
  }

  /// The way on by an element's index.
  struct Element {
    var index: Int32
    var node: Int
  }

  private(set) var nodes: [Node] = []
  private(set) var members: [Member] = []
  private(set) var elements: [Element] = []
  private(set) var keys: [UInt8] = []

  static let root = 0

  /// A trie of `paths`, of which no two may meet; the value at `paths[i]` is reported as slot `i`.
  init(_ paths: [FactPath]) throws(FactPath.Fault) {
    guard paths.count <= 64 else { throw FactPath.Fault(reason: "there are more than 64 paths") }
    _ = try add(paths.enumerated().map { (UInt8($0), $1.steps[...]) })
  }

  private typealias Way = (slot: UInt8, steps: ArraySlice<FactPath.Step>)

  /// Adds the node from which `ways` go on, and all below it.
  private mutating func add(_ ways: [Way]) throws(FactPath.Fault) -> Int {
    let node = nodes.count
    guard node < 1024 else { throw FactPath.Fault(reason: "[*] and indices meet in too many ways") }
    nodes.append(Node(slot: ways.first { $0.steps.isEmpty }?.slot))

    var names: [String] = []
    var indices: [Int] = []
    var everyElement: [Way] = []
    for way in ways {
      switch way.steps.first {
      case .member(let name): if !names.contains(name) { names.append(name) }
      case .element(let index): if !indices.contains(index) { indices.append(index) }
      case .everyElement: everyElement.append((way.slot, way.steps.dropFirst()))
      case nil: break
      }
    }
    func onward(through step: FactPath.Step) -> [Way] {
      ways.filter { $0.steps.first == step }.map { ($0.slot, $0.steps.dropFirst()) }
    }

    var below: [Member] = []
    for name in names {
      let key = Array(name.utf8)
      let keyOffset = keys.count
      keys += key
      below.append(
        Member(
          length: key.count, prefix: key.span.keyPrefix(from: 0, length: key.count), keyOffset: keyOffset,
          node: try add(onward(through: .member(name)))))
    }
    nodes[node].firstMember = UInt16(members.count)
    members += below
    nodes[node].endOfMembers = UInt16(members.count)

    var inside: [Element] = []
    for index in indices {
      inside.append(Element(index: Int32(index), node: try add(onward(through: .element(index)) + everyElement)))
    }
    nodes[node].firstElement = UInt16(elements.count)
    elements += inside
    nodes[node].endOfElements = UInt16(elements.count)

    if !everyElement.isEmpty { nodes[node].everyElement = try add(everyElement) }
    return node
  }
}

extension PathTrie {
  /// Reads a member's key and colon, leaving `index` at its value, and finds the way on from `node`.
  @inline(__always)
  func way(from node: Int, throughMemberOf json: Span<UInt8>, at index: inout Int) throws(ScanFault) -> Int? {
    try json.expect(UInt8(ascii: "\""), at: index)
    let start = index &+ 1
    let (end, hasEscapes) = try json.endOfString(from: start)
    index = json.skippingSpace(from: end &+ 1)
    try json.expect(UInt8(ascii: ":"), at: index)
    index = json.skippingSpace(from: index &+ 1)
    if hasEscapes { return way(from: node, throughEscapedKeyOf: json, from: start, to: end) }
    return way(from: node, throughKey: json, from: start, to: end)
  }

  private func way(from node: Int, throughEscapedKeyOf json: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    var key: [UInt8] = []
    _ = json.appendUnescaped(from: start, to: end, to: &key)
    return way(from: node, throughKey: key.span, from: 0, to: key.count)
  }

  @inline(__always)
  private func way(from node: Int, throughKey key: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    let length = end &- start
    let prefix = key.keyPrefix(from: start, length: length)
    let members = members.span
    var position = Int(nodes.span[node].firstMember)
    let end = Int(nodes.span[node].endOfMembers)
    while position < end {
      if members[position].prefix == prefix, members[position].length == length,
        length <= 8 || matchesKey(at: members[position].keyOffset, key, from: start, length: length)
      {
        return members[position].node
      }
      position &+= 1
    }
    return nil
  }

  private func matchesKey(at offset: Int, _ text: Span<UInt8>, from start: Int, length: Int) -> Bool {
    let keys = keys.span
    for position in 8..<length where keys[offset &+ position] != text[start &+ position] { return false }
    return true
  }

  @inline(__always)
  func way(from node: Int, toElement index: Int32) -> Int? {
    let elements = elements.span
    var position = Int(nodes.span[node].firstElement)
    let end = Int(nodes.span[node].endOfElements)
    while position < end {
      if elements[position].index == index { return elements[position].node }
      position &+= 1
    }
    return nodes.span[node].everyElement
  }
}

extension Span<UInt8> {
  /// The first eight bytes of the key of `length` bytes at `start`, the first byte lowest, zeros after its end.
  @inline(__always)
  func keyPrefix(from start: Int, length: Int) -> UInt64 {
    if start &+ 8 <= count {
      let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
      return length >= 8 ? word : word & (1 &<< UInt64(truncatingIfNeeded: length &* 8) &- 1)
    }
    var prefix: UInt64 = 0
    for offset in 0..<Swift.min(length, 8) { prefix |= UInt64(self[start &+ offset]) &<< UInt64(offset &* 8) }
    return prefix
  }
}
