internal import Vocabulary

/// The word by which a record spells how its request ended.
enum OutcomeWord: String {
  case succeeded
  case failed
  case cancelled
  case dropped

  /// The word for `outcome`.
  init(_ outcome: RequestOutcome) {
    self =
      switch outcome {
      case .succeeded: .succeeded
      case .failed: .failed
      case .cancelled: .cancelled
      case .dropped: .dropped
      }
  }
}

/// The letter by which a record spells what an event brought.
extension TokenKind {
  var letter: UInt8 {
    switch self {
    case .content: UInt8(ascii: "c")
    case .reasoning: UInt8(ascii: "r")
    case .toolCall: UInt8(ascii: "t")
    case .other: UInt8(ascii: "-")
    }
  }

  init?(letter: UInt8?) {
    switch letter {
    case UInt8(ascii: "c"): self = .content
    case UInt8(ascii: "r"): self = .reasoning
    case UInt8(ascii: "t"): self = .toolCall
    case UInt8(ascii: "-"): self = .other
    default: return nil
    }
  }
}
