internal import Glibc
internal import Vocabulary

/// What was typed after the command's name.
enum ArgumentVector {
  /// The arguments of this process, as the system handed them over.
  static var raw: [[UInt8]] {
    UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst().compactMap { argument in
      argument.map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }
  }

  /// The flags of this process that were typed more than once.
  static var repeatedFlags: [String] {
    let flags = raw.map { String(decoding: $0.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self) }.filter { $0.hasPrefix("--") }
    return Dictionary(grouping: flags) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
  }

  /// The words that `arguments` say, as the parser is to see them.
  ///
  /// A negative number behind a flag is joined to it, `--requests=-5`: by itself the parser would take it for a flag, and nobody would
  /// say that the number is too small.
  ///
  /// - Throws: each argument that is not UTF-8, by its flag alone, since it may be a secret.
  static func words(of arguments: [[UInt8]]) throws(PlanProblems) -> [String] {
    var words: [String] = []
    var problems: [PlanProblem] = []
    for (number, argument) in arguments.enumerated() {
      guard let word = String(validating: argument, as: UTF8.self) else {
        let name = argument.prefix { $0 != UInt8(ascii: "=") }
        let flag = [String(validating: name, as: UTF8.self), words.last].compactMap(\.self).first { $0.hasPrefix("--") }
        problems.append(PlanProblem(place: flag ?? "argument \(number + 1)", problem: "not UTF-8", accepted: "text in UTF-8"))
        words.append("")
        continue
      }
      if word.isNegative, let flag = words.last, flag.isLongFlag, !words.contains("--") {
        words[words.count - 1] = "\(flag)=\(word)"
      } else {
        words.append(word)
      }
    }
    if !problems.isEmpty { throw PlanProblems(problems) }
    return words
  }
}

extension String {
  fileprivate var isNegative: Bool { hasPrefix("-") && dropFirst().first.map { $0 == "." || $0.isNumber } == true }

  fileprivate var isLongFlag: Bool { hasPrefix("--") && !contains("=") }
}
