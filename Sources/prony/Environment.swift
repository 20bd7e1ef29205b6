internal import FoundationEssentials

/// The process's environment, read here and nowhere else.
enum Environment {
  /// Every variable.
  static var all: [String: String] { ProcessInfo.processInfo.environment }

  /// Where the user's own definitions of protocols lie; `nil` for a process without a home.
  static var protocolFolder: String? {
    let given = [self["XDG_CONFIG_HOME"], self["HOME"].map { "\($0)/.config" }].compactMap(\.self)
    return given.first { $0.hasPrefix("/") }.map { "\($0)/prony/protocols" }
  }

  /// The variable `name`; `nil` when it is not set.
  static subscript(name: String) -> String? { all[name] }
}
