internal import Glibc
internal import Reports
internal import Vocabulary

/// A stream that a person may be watching.
struct Terminal: Sendable {
  static let standardOutput = Terminal(descriptor: STDOUT_FILENO)
  static let standardError = Terminal(descriptor: STDERR_FILENO)

  private let descriptor: Int32

  /// Opens `/dev/null` where the caller has closed a standard stream: else the next file that is opened would be taken for it.
  static func replaceClosedStreams() {
    // The system gives the lowest number that is free, which is the one just looked at.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
  }

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
  ///
  /// - Returns: why not all could be written, as `errno` has it; 0 when it could.
  @discardableResult
  func write(_ text: String) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return errno }
      rest = rest.dropFirst(max(0, count))
    }
    return 0
  }

  /// Writes what the user asked for to standard output.
  ///
  /// - Throws: when it cannot be written. A reader that has closed its end, as `head` does, has seen enough.
  static func print(_ text: String) throws(ExitStatus) {
    let code = standardOutput.write(text)
    guard code != 0, code != EPIPE else { return }
    complain("cannot write to standard output: \(String(cString: strerror(code)))")
    throw .inputOutput
  }

  /// Prints `report` as its file has it, `report.json` or `report.txt`, the latter in colour where that is welcome.
  static func print(_ report: RunReport, asJSON isJSON: Bool) throws(ExitStatus) {
    try print(isJSON ? JSONReport().render(report) : ConsoleReport(usesColor: standardOutput.usesColor).render(report))
  }

  /// Tells the user of what went wrong, on standard error.
  static let complain: @Sendable (String) -> Void = { standardError.write("prony: \($0)\n") }
}
