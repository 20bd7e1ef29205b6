import Yams

/// Something of YAML that means more than it shows, and that plans do without.
struct NodeSurprise {
  /// Where it stands.
  var line: Int
  var problem: String
  var accepted: String
}

extension Node {
  /// The line it begins on, from 1.
  var line: Int { mark?.line ?? 1 }

  /// The text of a key; a list or a mapping is none.
  var text: String { scalar?.string ?? "" }

  /// The first surprise in it, in the order of the text.
  var firstSurprise: NodeSurprise? {
    // What an anchor names might expand without end.
    if anchor != nil { return anchored }
    switch self {
    case .alias: return anchored
    case .scalar(let scalar): return scalar.tag == Tag(scalar.style == .plain ? .implicit : .str) ? nil : tagged
    case .sequence(let items):
      if items.tag != .implicit { return tagged }
      for item in items { if let found = item.firstSurprise { return found } }
    case .mapping(let members):
      if members.tag != .implicit { return tagged }
      for member in members { if let found = member.key.surpriseAsKey ?? member.value.firstSurprise { return found } }
    }
    return nil
  }

  private var surpriseAsKey: NodeSurprise? {
    if anchor != nil { return anchored }
    guard case .scalar(let scalar) = self else {
      return NodeSurprise(line: line, problem: "a key that is no text", accepted: "text")
    }
    // The parser has resolved the tags of keys, to compare them.
    return scalar.tag == .implicit || scalar.tag == Tag(.str) ? nil : tagged
  }

  private var anchored: NodeSurprise {
    NodeSurprise(line: line, problem: "anchors and aliases are not for plans", accepted: "the value itself")
  }

  private var tagged: NodeSurprise {
    NodeSurprise(line: line, problem: "tags are not for plans", accepted: "the value without its tag")
  }
}
