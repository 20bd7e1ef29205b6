internal import Glibc

/// An exact fraction in lowest terms, its denominator positive.
///
/// What would not fit in 128 bits is `nil`, and then an answer is beyond what is compared exactly.
struct Rational: Sendable, Hashable {
  let numerator, denominator: Int128

  static let zero = Rational(0)
  static let one = Rational(1)

  init(_ integer: Int128) {
    numerator = integer
    denominator = 1
  }

  /// The quotient of two integers; `nil` for a division by zero, or where it does not fit.
  init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int128(divisor))
    self.denominator = sign * (denominator / Int128(divisor))
  }

  /// What digits with at most one point among them say; `nil` of anything else, or of too many.
  init?(decimal: some StringProtocol) {
    var numerator: Int128 = 0
    var denominator: Int128 = 1
    var isFraction = false
    guard decimal.utf8.contains(where: { $0 != UInt8(ascii: ".") }) else { return nil }
    for byte in decimal.utf8 {
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
        continue
      }
      guard (0x30...0x39).contains(byte), let next = numerator.times(10)?.plus(Int128(byte - 0x30)) else { return nil }
      numerator = next
      if isFraction {
        guard let tenfold = denominator.times(10) else { return nil }
        denominator = tenfold
      }
    }
    self.init(numerator, over: denominator)
  }

  var isInteger: Bool { denominator == 1 }

  var doubleValue: Double { Double(numerator) / Double(denominator) }

  func plus(_ other: Rational) -> Rational? {
    guard let left = numerator.times(other.denominator), let right = other.numerator.times(denominator),
      let sum = left.plus(right), let product = denominator.times(other.denominator)
    else { return nil }
    return Rational(sum, over: product)
  }

  func times(_ other: Rational) -> Rational? {
    guard let top = numerator.times(other.numerator), let bottom = denominator.times(other.denominator) else { return nil }
    return Rational(top, over: bottom)
  }

  var inverse: Rational? { Rational(denominator, over: numerator) }

  /// The exact root of this degree of a positive fraction; `nil` where it is no fraction.
  func root(_ degree: Int128) -> Rational? {
    guard numerator > 0, (2...64).contains(degree), let top = Rational.root(degree, of: numerator) else { return nil }
    return Rational.root(degree, of: denominator).flatMap { Rational(top, over: $0) }
  }

  private static func root(_ degree: Int128, of integer: Int128) -> Int128? {
    let root = Int128(pow(Double(integer), 1 / Double(degree)).rounded())
    var power: Int128 = 1
    for _ in 0..<degree {
      guard let next = power.times(root) else { return nil }
      power = next
    }
    return power == integer ? root : nil
  }

  var negative: Rational? { Rational(0 - numerator, over: denominator) }
}

/// The greatest number that divides both; the other of one that is 0.
func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}

extension Int128 {
  /// The sum; `nil` where it does not fit.
  func plus(_ other: Int128) -> Int128? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }

  /// The product; `nil` where it does not fit.
  func times(_ other: Int128) -> Int128? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }
}
