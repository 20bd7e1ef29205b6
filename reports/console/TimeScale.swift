/// The unit in which lengths of time are printed.
enum TimeScale: String {
  case microseconds = "µs"
  case milliseconds = "ms"
  case seconds = "s"

  /// The unit for numbers that seldom surpass `typical` seconds and never `largest`: neither has more than six digits before
  /// the point.
  init(for typical: Double?, largest: Double? = nil) {
    switch Swift.max(typical ?? 0, (largest ?? 0) / 10) {
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
