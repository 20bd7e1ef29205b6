internal import Glibc

/// A stream that a person may be watching.
struct Terminal: Sendable {
  static let standardOutput = Terminal(descriptor: STDOUT_FILENO)
  static let standardError = Terminal(descriptor: STDERR_FILENO)

  private let descriptor: Int32

  /// A person is watching, on a terminal that understands escapes.
  var isInteractive: Bool { isatty(descriptor) == 1 && Environment["TERM"] != "dumb" }

  /// Colour is welcome: on a terminal, unless `NO_COLOR` is set.
  var usesColor: Bool { isInteractive && (Environment["NO_COLOR"] ?? "").isEmpty }

  /// How many columns it has; 80 when it does not say.
  var columns: Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes all of `text`; what cannot be written is lost.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Tells the user at once of something that does not end the run.
  static let complain: @Sendable (String) -> Void = { standardError.write("prony: \($0)\n") }
}
