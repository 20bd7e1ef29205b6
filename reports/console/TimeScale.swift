/// The unit in which lengths of time are printed.
enum TimeScale: String {
  case microseconds = "µs"
  case milliseconds = "ms"
  case seconds = "s"

  /// The unit for a table whose largest number is `seconds`: at most five digits before the point.
  init(for seconds: Double?) {
    switch seconds ?? 0 {
    case ..<0.01: self = .microseconds
    case ..<100: self = .milliseconds
    default: self = .seconds
    }
  }

  /// How many decimals of the unit a stamp can bear: a tenth of a microsecond.
  var decimals: Int {
    switch self {
    case .microseconds: 1
    case .milliseconds: 4
    case .seconds: 7
    }
  }

  /// How many of the unit are a second.
  var perSecond: Double {
    switch self {
    case .microseconds: 1e6
    case .milliseconds: 1e3
    case .seconds: 1
    }
  }
}
