internal import Vocabulary

/// One command as a shell would run it.
struct ShellCommand {
  /// Its words, the program's name first.
  private(set) var words: [String] = []
  /// What stands in them that a shell would have put something for: `$KEY`, `$(date)`; each once.
  private(set) var unexpanded: [String] = []
  /// What becomes of its output, which does not change what it does: `> file`, `| jq .`.
  private(set) var leftOut: [String] = []

  /// Reads the command in `text`; `variables` are those that the shell knows.
  ///
  /// - Throws: why it is not one command.
  init(_ text: String, variables: [String: String] = [:]) throws(PlanProblem) {
    var tokens = try ShellLexer(text, variables: variables).tokens[...]
    var isPiped = false
    while let token = tokens.popFirst() {
      switch token {
      case .word(let word, _) where isPiped: leftOut[leftOut.count - 1] += " \(word)"
      case .word(let word, let left):
        words.append(word)
        unexpanded += left.filter { !unexpanded.contains($0) }
      case .sign(let sign) where sign.isRedirection:
        var redirection = sign
        if case .word(let target, _)? = tokens.first {
          tokens.removeFirst()
          redirection += (sign.hasSuffix("&") ? "" : " ") + target
        }
        leftOut.append(redirection)
      case .sign("|"), .sign("|&"):
        isPiped = true
        leftOut.append("|")
      case .sign(let sign) where sign.contains("<"):
        throw PlanProblem(
          place: "the command", value: sign, problem: "it reads what does not stand in it",
          accepted: "the body itself behind -d, or -d @FILE")
      case .sign(let sign):
        if tokens.isEmpty { return }
        throw PlanProblem(
          place: "the command", value: sign, problem: "another command follows",
          accepted: "one curl command, in which ; & | < and > stand in quotes")
      }
    }
  }
}

extension String {
  /// It sends output somewhere: `>`, `2>&`, `&>>`.
  fileprivate var isRedirection: Bool {
    let sign = drop(while: \.isNumber)
    return sign.hasPrefix(">") || sign.hasPrefix("&>")
  }
}
