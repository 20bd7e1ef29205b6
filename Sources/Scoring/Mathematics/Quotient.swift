/// A polynomial over another: all that plain arithmetic makes of numbers, symbols and roots.
///
/// Two are equal where a·d = b·c, so nothing needs to be cancelled.
struct Quotient: Sendable {
  private let numerator, denominator: Polynomial

  private static let largestExponent: Int128 = 32

  init(_ polynomial: Polynomial) {
    numerator = polynomial
    denominator = Polynomial(.one)
  }

  /// The quotient of two; `nil` for a division by zero.
  ///
  /// A constant below goes into the coefficients above.
  private init?(_ numerator: Polynomial?, over denominator: Polynomial?) {
    guard let numerator, let denominator, denominator.constant != .zero else { return nil }
    if let constant = denominator.constant {
      guard let inverse = constant.inverse, let scaled = numerator.times(inverse) else { return nil }
      self.numerator = scaled
      self.denominator = Polynomial(.one)
    } else {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  /// Its number, where it is one without symbols and roots.
  var constant: Rational? { denominator.constant == .one ? numerator.constant : nil }

  /// Its value, where its only symbols are π and e.
  var doubleValue: Double? {
    guard let top = numerator.doubleValue, let bottom = denominator.doubleValue, bottom != 0 else { return nil }
    return top / bottom
  }

  /// The same text for those that are built of the same polynomials.
  var spelled: String { denominator.constant == .one ? numerator.spelled : "(\(numerator.spelled))/(\(denominator.spelled))" }

  var negative: Quotient? { Quotient(numerator.times(Rational(-1)), over: denominator) }

  func plus(_ other: Quotient) -> Quotient? {
    guard let left = numerator.times(other.denominator), let right = other.numerator.times(denominator) else { return nil }
    return Quotient(left.plus(right), over: denominator.times(other.denominator))
  }

  func times(_ other: Quotient) -> Quotient? {
    Quotient(numerator.times(other.numerator), over: denominator.times(other.denominator))
  }

  func over(_ other: Quotient) -> Quotient? {
    Quotient(numerator.times(other.denominator), over: denominator.times(other.numerator))
  }

  /// It to the power of `exponent`: multiplied out for an integer, as a root of a constant that has it, else a symbol of its own.
  func power(_ exponent: Quotient) -> Quotient? {
    if let exponent = exponent.constant {
      if exponent.isInteger, abs(exponent.numerator) <= Quotient.largestExponent {
        var power = Quotient(Polynomial(.one))
        for _ in 0..<abs(exponent.numerator) {
          guard let next = power.times(self) else { return nil }
          power = next
        }
        return exponent.numerator < 0 ? Quotient(Polynomial(.one)).over(power) : power
      }
      let root = constant.flatMap { $0.root(exponent.denominator) }.map { Quotient(Polynomial($0)) }
      if let root = root ?? (exponent.denominator == 2 ? squareRoot : nil) {
        return root.power(Quotient(Polynomial(Rational(exponent.numerator))))
      }
    }
    return Quotient(Polynomial(symbol: "(\(spelled))^(\(exponent.spelled))"))
  }

  /// Its square root: taken of a constant, else a symbol of its own.
  var squareRoot: Quotient? {
    if let root = constant.flatMap({ Polynomial(rootOf: $0) }) { return Quotient(root) }
    return Quotient(Polynomial(symbol: "√(\(spelled))"))
  }

  /// Both are the same; `nil` where that is too large to tell.
  func equals(_ other: Quotient) -> Bool? {
    guard let left = numerator.times(other.denominator), let right = other.numerator.times(denominator) else { return nil }
    return left == right
  }
}
