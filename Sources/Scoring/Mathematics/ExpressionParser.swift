/// Reads plain arithmetic as LaTeX, or as plain text, writes it.
///
///     sum     = ["+" | "-"] product {("+" | "-") product}
///     product = power {("*" | "\cdot" | "\times" | "/" | "\div" | nothing) power}
///     power   = ["-"] atom ["^" argument]
///     atom    = number | symbol ["_" argument] | "\frac" argument argument | "\sqrt" ["[" number "]"] argument
///             | "(" sum ")" | "{" sum "}"
///     argument = "{" sum "}" | digit | letter | command
///
/// A symbol is a letter or a Greek letter's command. A whole number before a fraction of two whole numbers is a mixed number. All else
/// (functions, matrices, absolute values, factorials, `\pm`) is not read.
struct ExpressionParser {
  private let bytes: [UInt8]
  private var place = 0
  /// A number with a point was read.
  private(set) var isDecimal = false
  private var depth = 0

  private static let depthLimit = 40
  private static let greek: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi",
    "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "Delta", "Gamma", "Omega", "Phi", "Psi", "Sigma", "Theta", "infty",
    "varphi", "varepsilon",
  ]

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// What all of `text` says, and whether a number in it is written with a point; `nil` where it is not read.
  static func value(of text: String) -> (value: Quotient, isDecimal: Bool)? {
    var parser = ExpressionParser(text)
    guard let value = parser.sum() else { return nil }
    parser.skipSpace()
    return parser.place == parser.bytes.count ? (value, parser.isDecimal) : nil
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() { while next == UInt8(ascii: " ") { place += 1 } }

  private mutating func take(_ text: StaticString) -> Bool {
    skipSpace()
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[place...].starts(with: wanted) else { return false }
    let end = place + wanted.count
    // A command's name does not go on.
    if wanted.count > 1, end < bytes.count, bytes[end].isASCIILetter { return false }
    place = end
    return true
  }

  private mutating func sum() -> Quotient? {
    depth += 1
    defer { depth -= 1 }
    guard depth < ExpressionParser.depthLimit else { return nil }
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard var sum = product(isNegative: isNegative) else { return nil }
    while true {
      let isMinus = take("-")
      guard isMinus || take("+") else { return sum }
      guard let term = product(isNegative: isMinus), let next = sum.plus(term) else { return nil }
      sum = next
    }
  }

  private mutating func product(isNegative: Bool) -> Quotient? {
    guard var product = isNegative ? power()?.negative : power() else { return nil }
    while true {
      if take("/") || take("\\div") {
        guard let factor = power(), let next = product.over(factor) else { return nil }
        product = next
      } else if take("*") || take("\\cdot") || take("\\times") {
        guard let factor = power(), let next = product.times(factor) else { return nil }
        product = next
      } else {
        skipSpace()
        guard let next, next.isASCIILetter || next == UInt8(ascii: "\\") || "({".utf8.contains(next) else { return product }
        guard let factor = power(), let times = product.times(factor) else { return nil }
        product = times
      }
    }
  }

  private mutating func power() -> Quotient? {
    if take("-") { return power()?.negative }
    guard let base = atom() else { return nil }
    guard take("^") else { return base }
    guard let exponent = argument() else { return nil }
    return base.power(exponent)
  }

  private mutating func atom() -> Quotient? {
    skipSpace()
    guard let next else { return nil }
    switch next {
    case UInt8(ascii: "("): return enclosed("(", ")")
    case UInt8(ascii: "{"): return enclosed("{", "}")
    case UInt8(ascii: "\\"): return command()
    case _ where next.isASCIILetter:
      place += 1
      return symbol(String(UnicodeScalar(next)))
    default: return number()
    }
  }

  private mutating func enclosed(_ open: StaticString, _ close: StaticString) -> Quotient? {
    guard take(open), let value = sum(), take(close) else { return nil }
    return value
  }

  private mutating func number() -> Quotient? {
    let digits = bytes[place...].prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    guard let value = Rational(decimal: String(decoding: digits, as: UTF8.self)) else { return nil }
    place += digits.count
    if digits.contains(UInt8(ascii: ".")) { isDecimal = true }
    let whole = Quotient(Polynomial(value))
    let start = place
    if value.isInteger, take("\\frac"), let part = fraction(), let constant = part.constant, !constant.isInteger {
      return whole.plus(part)
    }
    place = start
    return whole
  }

  private mutating func command() -> Quotient? {
    if take("\\frac") { return fraction() }
    if take("\\sqrt") {
      guard take("[") else { return argument()?.squareRoot }
      guard let index = sum(), take("]"), let radicand = argument() else { return nil }
      return Quotient(Polynomial(.one)).over(index).flatMap { radicand.power($0) }
    }
    let name = bytes[(place + 1)...].prefix(while: \.isASCIILetter)
    let text = String(decoding: name, as: UTF8.self)
    guard ExpressionParser.greek.contains(text) else { return nil }
    place += 1 + name.count
    return symbol("\\" + text)
  }

  private mutating func symbol(_ name: String) -> Quotient? {
    guard take("_") else { return Quotient(Polynomial(symbol: name)) }
    return argument().map { Quotient(Polynomial(symbol: "\(name)_\($0.spelled)")) }
  }

  private mutating func fraction() -> Quotient? {
    guard let numerator = argument(), let denominator = argument() else { return nil }
    return numerator.over(denominator)
  }

  /// A command takes what is in braces, or one character.
  private mutating func argument() -> Quotient? {
    skipSpace()
    guard let next, next.isASCIIDigit else { return atom() }
    place += 1
    return Quotient(Polynomial(Rational(Int128(next - 0x30))))
  }
}
