/// The way to a value inside JSON, as a definition writes it: `choices[*].delta.content`.
///
///     path  = step { step }
///     step  = name | "." name | "[" index "]" | "[*]"
///
/// A name is a member's key, written as it is (no dots, brackets, quotes or spaces); an index counts from 0; `[*]` is every
/// element.
struct FactPath: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    case member(String)
    case element(Int)
    case everyElement
  }

  /// The path as it is written.
  let text: String
  let steps: [Step]

  /// The deepest path there may be.
  static let depthLimit = 16

  /// The name of an event of an event stream, which is no member of its data.
  static let eventName = FactPath(member: ":event")

  /// The path to one member of the outermost object.
  private init(member: String) {
    text = member
    steps = [.member(member)]
  }

  /// Why a text is no path.
  struct Fault: Error, Equatable { let reason: String }

  init(_ text: String) throws(Fault) {
    self.text = text
    var rest = text[...]
    var steps: [Step] = []
    while let first = rest.first {
      if first == "[" {
        steps.append(try FactPath.element(takenFrom: &rest))
      } else {
        if !steps.isEmpty {
          guard first == "." else { throw Fault(reason: "“.” or “[” must follow “]”") }
          rest.removeFirst()
        }
        steps.append(try FactPath.member(takenFrom: &rest))
      }
    }
    guard !steps.isEmpty else { throw Fault(reason: "the path is empty") }
    guard steps.count <= FactPath.depthLimit else { throw Fault(reason: "the path has more than \(FactPath.depthLimit) steps") }
    self.steps = steps
  }

  private static func element(takenFrom rest: inout Substring) throws(Fault) -> Step {
    guard let close = rest.firstIndex(of: "]") else { throw Fault(reason: "“[” without “]”") }
    let inside = rest[rest.index(after: rest.startIndex)..<close]
    rest = rest[rest.index(after: close)...]
    if inside == "*" { return .everyElement }
    guard inside.allSatisfy(\.isASCIIDigit), let index = Int(inside), index < 1 << 16 else {
      throw Fault(reason: "“[\(inside)]” is neither [*] nor an index from [0]")
    }
    return .element(index)
  }

  private static func member(takenFrom rest: inout Substring) throws(Fault) -> Step {
    let name = rest.prefix { !".[]\"' ".contains($0) }
    guard !name.isEmpty else { throw Fault(reason: "a member's name is missing") }
    rest = rest[name.endIndex...]
    if let next = rest.first, next != ".", next != "[" { throw Fault(reason: "“\(next)” cannot stand in a path") }
    return .member(String(name))
  }
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
