internal import Glibc

/// A sum of products of symbols and square roots with exact coefficients, in a form in which equal sums are equal.
///
/// Roots of integers have no square left under them, and a product holds at most one: √2·√6 is 2√3. Symbols are letters, `\pi`, and
/// what is not looked into, such as `\sqrt{x+1}` or `2^{n}`, known by its own form. What would grow beyond `termLimit` terms is `nil`.
struct Polynomial: Sendable, Equatable {
  /// Coefficients other than zero.
  private(set) var terms: [Product: Rational] = [:]

  private static let termLimit = 200
  /// Under a root no more than this is taken apart.
  private static let radicandLimit: Int128 = 100_000_000

  /// Symbols to a power, and the square root of an integer without a square in it.
  struct Product: Sendable, Hashable, Comparable {
    var root: Int128 = 1
    /// By name, exponents positive.
    var powers: [Power] = []

    struct Power: Sendable, Hashable, Comparable {
      var symbol: String
      var exponent: Int

      static func < (left: Power, right: Power) -> Bool { (left.symbol, left.exponent) < (right.symbol, right.exponent) }
    }

    static func < (left: Product, right: Product) -> Bool {
      left.powers == right.powers ? left.root < right.root : left.powers.lexicographicallyPrecedes(right.powers)
    }
  }

  init(_ constant: Rational) { add(constant, of: Product()) }

  init(symbol: String) { terms[Product(powers: [.init(symbol: symbol, exponent: 1)])] = .one }

  /// The square root of a constant, of a negative one with the symbol `i`; `nil` where the constant is too large.
  init?(rootOf constant: Rational) {
    guard let product = constant.numerator.times(constant.denominator), abs(product) <= Polynomial.radicandLimit else {
      return nil
    }
    // √(p/q) = √(pq)/q
    var (square, rest): (Int128, Int128) = (1, abs(product))
    var factor: Int128 = 2
    while factor * factor <= rest {
      while rest % (factor * factor) == 0 {
        rest /= factor * factor
        square *= factor
      }
      factor += 1
    }
    guard let coefficient = Rational(rest == 0 ? 0 : square, over: constant.denominator) else { return nil }
    add(coefficient, of: Product(root: max(rest, 1), powers: product < 0 ? [.init(symbol: "i", exponent: 1)] : []))
  }

  /// Adds a term; `nil` where its coefficient does not fit.
  @discardableResult
  private mutating func add(_ coefficient: Rational, of product: Product) -> Void? {
    guard let sum = (terms[product] ?? .zero).plus(coefficient) else { return nil }
    terms[product] = sum == .zero ? nil : sum
    return ()
  }

  /// Its number, where it is one without symbols and roots.
  var constant: Rational? {
    if terms.isEmpty { return .zero }
    return terms.count == 1 ? terms[Product()] : nil
  }

  func plus(_ other: Polynomial) -> Polynomial? {
    var sum = self
    for (product, coefficient) in other.terms {
      guard sum.add(coefficient, of: product) != nil else { return nil }
    }
    return sum.terms.count <= Polynomial.termLimit ? sum : nil
  }

  func times(_ other: Polynomial) -> Polynomial? {
    guard terms.count * other.terms.count <= Polynomial.termLimit else { return nil }
    var result = Polynomial(.zero)
    for (left, leftCoefficient) in terms {
      for (right, rightCoefficient) in other.terms {
        let (product, factor) = Polynomial.product(left, right)
        guard let coefficient = leftCoefficient.times(rightCoefficient)?.times(Rational(factor)),
          result.add(coefficient, of: product) != nil
        else { return nil }
      }
    }
    return result
  }

  func times(_ factor: Rational) -> Polynomial? { times(Polynomial(factor)) }

  private static func product(_ left: Product, _ right: Product) -> (Product, factor: Int128) {
    var exponents: [String: Int] = [:]
    for power in left.powers + right.powers { exponents[power.symbol, default: 0] += power.exponent }
    // i² = −1
    var factor: Int128 = 1
    if let exponent = exponents["i"] {
      factor = exponent % 4 < 2 ? 1 : -1
      exponents["i"] = exponent % 2 == 1 ? 1 : nil
    }
    let powers = exponents.map { Product.Power(symbol: $0.key, exponent: $0.value) }.sorted()
    let common = Int128(greatestCommonDivisor(left.root.magnitude, right.root.magnitude))
    return (Product(root: left.root / common * (right.root / common), powers: powers), factor * common)
  }

  /// Its value, where its only symbols are π and e.
  var doubleValue: Double? {
    var sum = 0.0
    for (product, coefficient) in terms {
      var value = coefficient.doubleValue * Double(product.root).squareRoot()
      for power in product.powers {
        switch power.symbol {
        case "\\pi": value *= pow(.pi, Double(power.exponent))
        case "e": value *= exp(Double(power.exponent))
        default: return nil
        }
      }
      sum += value
    }
    return sum
  }

  /// The same text for the same polynomial.
  var spelled: String {
    terms.sorted { $0.key < $1.key }.map { product, coefficient in
      let powers = product.powers.map { "\($0.symbol)^\($0.exponent)" }.joined(separator: "*")
      return "\(coefficient.numerator)/\(coefficient.denominator)√\(product.root)*\(powers)"
    }.joined(separator: "+")
  }
}
