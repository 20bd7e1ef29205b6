import TestKit
import Testing

extension Trait where Self == ConditionTrait {
  /// These tests need the built command.
  static var binary: Self {
    .enabled(if: Command.pronyIsBuilt, "no prony beside the tests: `swift build --build-tests` builds it")
  }
}
