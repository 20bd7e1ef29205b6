internal import Glibc

/// What a mathematical answer says, as far as plain arithmetic goes.
///
/// Numbers (whole, decimal, per cent, fractions, mixed), roots of numbers, symbols and what +, −, ·, /, powers and brackets make of
/// them; tuples, intervals and their unions, sets; equations; words. Not: functions, inequalities, matrices, absolute values, `\pm`,
/// what a computer algebra system would simplify. An answer that is not read has no value, and is compared as text.
indirect enum MathValue: Sendable {
  case term(Term)
  case words(String)
  case list(Brackets, [MathValue])
  case union([MathValue])
  case equation(MathValue, MathValue)

  /// An expression, and how its numbers were written.
  struct Term: Sendable {
    var value: Quotient
    /// A number in it has a point: it is compared to six decimals.
    var isDecimal: Bool
    /// A per cent sign followed it.
    var isPercent: Bool
    /// The text itself where it is nothing but letters, which may be a word.
    var letters: String?
  }

  /// What encloses a list.
  enum Brackets: Sendable {
    case none, set
    /// Round ones are open: `(1,2)` is a tuple, or an open interval.
    case interval(isOpen: (Bool, Bool))
  }

  /// What `answer` says; `nil` where that is not read.
  init?(_ answer: String) {
    self.init(MathText(answer))
  }

  private init?(_ source: MathText) {
    var source = source
    if let words = source.words {
      // A number set as text is a number.
      guard words.utf8.contains(where: \.isASCIIDigit), let value = MathValue(words) else {
        self = .words(words)
        return
      }
      self = value
      return
    }
    source.dropUnit()
    func values(_ parts: [String]) -> [MathValue]? {
      let values = parts.compactMap { MathValue($0) }
      return values.count == parts.count ? values : nil
    }
    let sides = source.parts(between: "=")
    if sides.count > 1 {
      guard let first = MathValue(sides[0]), let last = MathValue(sides[sides.count - 1]) else { return nil }
      self = .equation(first, last)
      return
    }
    let united = source.parts(between: "\\cup")
    if united.count > 1 {
      guard let values = values(united) else { return nil }
      self = .union(values)
      return
    }
    if let ungrouped = source.ungrouped {
      guard let term = Term(ungrouped) else { return nil }
      self = .term(term)
      return
    }
    let listed = source.parts(between: ",")
    if listed.count > 1 {
      guard let values = values(listed) else { return nil }
      self = .list(.none, values)
      return
    }
    if let (inner, brackets) = source.enclosed {
      let members = inner.parts(between: ",")
      var isSet: Bool { if case .set = brackets { true } else { false } }
      if members.count > 1 || isSet {
        guard let values = values(members) else { return nil }
        self = .list(brackets, values)
        return
      }
    }
    guard let term = Term(source.text) else { return nil }
    self = .term(term)
  }
}

extension MathValue.Term {
  init?(_ text: String) {
    var text = text
    isPercent = text.hasSuffix("%")
    if isPercent { text.removeLast() }
    guard let read = ExpressionParser.value(of: text) else { return nil }
    value = read.value
    isDecimal = read.isDecimal
    letters = text.unicodeScalars.allSatisfy { $0.isLatinLetter || $0 == " " } ? text : nil
  }
}

extension MathValue {
  /// `answer` says what `gold` says.
  ///
  /// - Of an equation and what is none, the right side of the equation counts: `x = 5` is 5.
  /// - Where either number has a point, both are rounded to six decimals; else they must be the same exactly.
  /// - With a per cent sign, `p%` is p and p/100. An escaped one, `\%`, is dropped: `5\%` is 5 and not 0.05.
  /// - A tuple has an order, a list without brackets or a set has none; between the two kinds `gold` decides. `(1,2)` is not `[1,2]`.
  /// - A word is the same in any case, and the same as its letters multiplied.
  ///
  /// These are the decisions of math-verify 0.9 (`strict`, rounding to six) on what is read here.
  static func areEqual(_ gold: MathValue, _ answer: MathValue) -> Bool {
    switch (gold, answer) {
    case (.equation(let left, let right), .equation(let otherLeft, let otherRight)):
      areEqual(left, otherLeft) && areEqual(right, otherRight) || areEqual(left, otherRight) && areEqual(right, otherLeft)
    case (.equation(_, let right), _): areEqual(right, answer)
    case (_, .equation(_, let right)): areEqual(gold, right)
    case (.words(let words), .words(let others)): words.lowercased() == others.lowercased()
    case (.words(let words), .term(let term)), (.term(let term), .words(let words)):
      term.letters?.lowercased() == words.lowercased()
    case (.union(let values), .union(let others)): areSame(values, others, isOrdered: false)
    case (.list(let brackets, let values), .list(let otherBrackets, let others)):
      areSame(brackets, values, otherBrackets, others)
    case (.list(.set, let values), .term), (.list(.none, let values), .term):
      values.count == 1 && areEqual(values[0], answer)
    case (.term, .list(.set, let values)), (.term, .list(.none, let values)): values.count == 1 && areEqual(gold, values[0])
    case (.term(let term), .term(let other)): areEqual(term, other)
    default: false
    }
  }

  private static func areSame(
    _ brackets: Brackets, _ values: [MathValue], _ otherBrackets: Brackets, _ others: [MathValue]
  ) -> Bool {
    switch (brackets, otherBrackets) {
    case (.interval(let isOpen), .interval(let isOtherOpen)):
      isOpen == isOtherOpen && areSame(values, others, isOrdered: true)
    case (.interval(let isOpen), _): isOpen == (true, true) && areSame(values, others, isOrdered: true)
    case (_, .interval(let isOpen)): isOpen == (true, true) && areSame(values, others, isOrdered: false)
    default: areSame(values, others, isOrdered: false)
    }
  }

  private static func areSame(_ values: [MathValue], _ others: [MathValue], isOrdered: Bool) -> Bool {
    guard values.count == others.count else { return false }
    if isOrdered { return zip(values, others).allSatisfy(areEqual) }
    var rest = others
    return values.allSatisfy { value in
      guard let index = rest.firstIndex(where: { areEqual(value, $0) }) else { return false }
      rest.remove(at: index)
      return true
    }
  }

  private static func areEqual(_ gold: Term, _ answer: Term) -> Bool {
    if gold.value.equals(answer.value) ?? false { return true }
    if let word = gold.letters, let other = answer.letters, word.count > 1 { return word.lowercased() == other.lowercased() }
    guard let left = gold.value.doubleValue, let right = answer.value.doubleValue else { return false }
    let isRounded = gold.isDecimal || answer.isDecimal
    if isRounded, rounded(left) == rounded(right) { return true }
    guard gold.isPercent != answer.isPercent else { return false }
    return rounded(gold.isPercent ? left / 100 : left) == rounded(answer.isPercent ? right / 100 : right)
  }

  private static func rounded(_ value: Double) -> Double { (value * 1_000_000).rounded(.toNearestOrEven) }
}
