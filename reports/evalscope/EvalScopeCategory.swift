internal import Vocabulary

/// Subsets that belong together, and what their scores come to as EvalScope puts them together.
struct EvalScopeCategory {
  /// A part of the samples.
  struct Subset {
    let name: String
    let count: Int
    let score: Double

    init(_ name: String, count: Int, score: Double) {
      self.name = name
      self.count = count
      self.score = score
    }
  }

  /// What EvalScope calls the category of what has none.
  private static let unnamed = "default"

  private let name: String
  private let subsets: [Subset]

  /// The category `name` of these subsets; `nil` is that of those without one.
  init(_ name: String?, _ subsets: [Subset]) {
    self.name = name ?? EvalScopeCategory.unnamed
    self.subsets = subsets
  }

  /// The categories of `parts`, in the order in which they come first.
  static func all(of parts: [(category: String?, subset: Subset)]) -> [EvalScopeCategory] {
    var names: [String?] = []
    for part in parts where !names.contains(part.category) { names.append(part.category) }
    return names.map { name in EvalScopeCategory(name, parts.filter { $0.category == name }.map(\.subset)) }
  }

  /// How many samples.
  private var count: Int { subsets.reduce(0) { $0 + $1.count } }

  /// The mean over the samples.
  var score: Double { subsets.reduce(0) { $0 + $1.score * Double($1.count) } / Double(max(1, count)) }

  /// As the report spells it.
  var json: JSONValue {
    [
      "name": [.text(name)], "num": .integer(count), "score": .number(score), "macro_score": .number(subsets.map(\.score).mean),
      "subsets": .list(
        subsets.map { ["name": .text($0.name), "score": .number($0.score), "num": .integer($0.count)] }),
    ]
  }
}

extension [Double] {
  /// Their mean; 0 of none, as EvalScope has it.
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}
