internal import Vocabulary

/// How the numbers of one metric are written: in which unit, and with how many decimals.
struct NumberForm {
  private let factor: Double
  private let decimals: Int
  private let isCount: Bool
  /// The unit, where a label has to name it: the ids of counts do.
  let unit: String?

  /// The form for numbers in `unit`, of which `typical` gets four significant digits; lengths of time are written in `scale`.
  init(_ unit: MetricUnit, typical: Double?, scale: TimeScale = .seconds) {
    isCount = [.tokens, .packages, .requests, .bytes, .segments].contains(unit)
    factor =
      switch unit {
      case .seconds: scale.perSecond
      case .ratio: 100
      default: 1
      }
    let mostDecimals =
      switch unit {
      case .seconds: scale.decimals
      case .ratio: 2
      default: 3
      }
    decimals = ((typical ?? 0) * factor).decimals(showing: 4, atMost: mostDecimals)
    self.unit =
      switch unit {
      case .seconds: scale.rawValue
      case .ratio: "%"
      default: isCount ? nil : unit.rawValue
      }
  }

  /// The number in this form: a count that is whole has no decimals, and none has more than show six digits.
  func text(_ value: Double?, orElse none: String = "–") -> String {
    guard let value else { return none }
    if isCount, value == value.rounded() { return value.fixed(0) }
    let number = value * factor
    return number.fixed(number.decimals(showing: 6, atMost: decimals))
  }
}
