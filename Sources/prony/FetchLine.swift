internal import Synchronization
internal import Vocabulary

/// What a user sees of fetching: a line for each file, and on a terminal one that says how far the next has come.
final class FetchLine: Sendable {
  private let output: Terminal
  private let isShown = Mutex(false)

  /// Tells `output` of files.
  init(writingTo output: Terminal) { self.output = output }

  /// Tells of `progress`.
  @Sendable func show(_ progress: FetchProgress) {
    let path = progress.path.escapedForDisplay()
    switch progress.state {
    case .coming(let count, let total, let unit):
      guard Terminal.standardError.isInteractive else { return }
      let text = "\(path)  \(count)\(total.map { " of \($0)" } ?? "") \(unit)"
      isShown.withLock { isShown in
        Terminal.standardError.write("\r\(text.prefix(Terminal.standardError.columns - 1))\u{1B}[K")
        isShown = true
      }
    case .fetched(let file): tell("\(path): \(FetchLine.facts(of: file)), from \(file.url.escapedForDisplay())")
    case .there(let file): tell("\(path): \(FetchLine.facts(of: file)), there already")
    case .own: tell("\(path): there already, not fetched by prony: left as it is")
    }
  }

  private static func facts(of file: FetchedFile) -> String {
    "\(file.bytes) bytes, sha256 \(file.sha256)\(file.isChecked ? " as listed" : "")"
  }

  private func tell(_ text: String) {
    clear()
    output.write(text + "\n")
  }

  /// Takes the line of the terminal away.
  func clear() {
    isShown.withLock { isShown in
      if isShown { Terminal.standardError.write("\r\u{1B}[K") }
      isShown = false
    }
  }
}
