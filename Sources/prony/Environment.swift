internal import FoundationEssentials

/// The process's environment, read here and nowhere else.
enum Environment {
  /// Every variable.
  static var all: [String: String] { ProcessInfo.processInfo.environment }

  /// The variable `name`; `nil` when it is not set.
  static subscript(name: String) -> String? { all[name] }
}
