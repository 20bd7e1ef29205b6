/// The form in which the authors of Minerva compare answers: what is right of the last equals sign, without units, words and wrappings.
///
/// 1. What is behind the last `=`.
/// 2. Unit words (`units`) go, where they stand as words; then articles, escaped dollars and all spaces; then unit words wherever they
///    are left outside of LaTeX's commands, and the `removed` pieces of LaTeX.
/// 3. What is between dollars is kept, and of `\text{…}`, `\textbf{…}`, `\overline{…}` and `\boxed{…}` what is inside.
/// 4. `\fracab`, `\sqrta` and `\sqrt[3]a` get their braces, dollars go, and so do commas where all of it is one grouped number.
///
/// Source: Lewkowycz et al., “Solving Quantitative Reasoning Problems with Language Models”, 2022, appendix D, with the repairs that
/// lm-eval's `minerva_math` 3.1 has made: a unit goes only as a word, or outside of a command, and a tuple keeps its commas.
enum MinervaForm {
  private static let units = [
    "square", "ways", "integers", "dollars", "mph", "inches", "ft", "hours", "km", "units", "sue", "points", "feet", "minutes",
    "digits", "cents", "degrees", "cm", "gm", "pounds", "meters", "meals", "edges", "students", "childrentickets", "multiples",
  ]
  private static let removed = [
    "\\ldots", "\\text{s}", "\\text{.}", "\\text{\ns}", "\\text{}^2", "\\text{}^3", "\\text{\n}", "\\text{}", "\\mathrm{th}",
    "^\\circ", "^{\\circ}", "\\;", ",\\!", "{,}", "\"", "\\dots",
  ]
  private static let substitutions = [
    ("an ", ""), ("a ", ""), (".$", "$"), ("\\$", ""), ("\\ ", ""), (" ", ""), ("mbox", "text"), (",\\text{and}", ","),
    ("\\text{and}", ","), ("\\text{m}", "\\text{}"),
  ]

  /// The form of `answer`.
  static func form(of answer: String) -> String {
    var text = answer.after("=", take: .last) ?? answer
    for unit in units where text.holds(unit) { text = text.removing(word: unit) }
    for (old, new) in substitutions { text = text.replacing(each: old, with: new) }
    for unit in units where text.holds(unit) { text = text.removingOutsideOfCommands(unit) }
    // Among the units these stood in an order that matters only among themselves.
    for piece in removed { text = text.replacing(each: piece, with: "") }
    text = text.betweenDollars
    for command in ["\\text{", "\\textbf{", "\\overline{"] { text = text.unwrapping(command, toLastBrace: false) }
    text = text.unwrapping("\\boxed{", toLastBrace: true)
    text = text.bracingArguments.replacing(each: "$", with: "")
    return text.isGroupedNumber ? text.replacing(each: ",", with: "") : text
  }
}

extension String {
  /// Without `word` where letters, digits or a backslash stand neither before nor behind it.
  fileprivate func removing(word: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(unicodeScalars)
    let wanted = Array(word.unicodeScalars)
    var place = 0
    while place < scalars.count {
      let end = place + wanted.count
      let isFree = place == 0 || !scalars[place - 1].isWord && scalars[place - 1] != "\\"
      if isFree, scalars[place...].starts(with: wanted), end == scalars.count || !scalars[end].isWord {
        place = end
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return String(result)
  }

  /// Without `piece`, but for the names of commands, which are a backslash and letters.
  fileprivate func removingOutsideOfCommands(_ piece: String) -> String {
    var result = ""
    var rest = unicodeScalars[...]
    while let backslash = rest.firstIndex(of: "\\") {
      result += String(rest[..<backslash]).replacing(each: piece, with: "")
      let name = rest[rest.index(after: backslash)...].prefix(while: \.isLatinLetter)
      // A backslash without a name is text like all else, together with what follows it.
      guard !name.isEmpty else {
        let next = rest.index(after: backslash)
        let end = rest[next...].firstIndex(of: "\\") ?? rest.endIndex
        result += String(rest[backslash..<end]).replacing(each: piece, with: "")
        rest = rest[end...]
        continue
      }
      result += String(rest[backslash..<name.endIndex])
      rest = rest[name.endIndex...]
    }
    return result + String(rest).replacing(each: piece, with: "")
  }

  /// Of each line that has something between two dollars only that, dollars included.
  fileprivate var betweenDollars: String {
    guard holds("$") else { return self }
    return parts(between: "\n").map { line in
      let parts = line.parts(between: "$")
      return parts.count > 2 ? "$\(parts[1])$" : line
    }.joined(separator: "\n")
  }

  /// With what is inside in place of each `command` and its brace, up to the first brace that closes on the line, or the last.
  fileprivate func unwrapping(_ command: String, toLastBrace isGreedy: Bool) -> String {
    var result = ""
    var place = 0
    while let start = offset(of: command, from: place) {
      let inner = start + command.utf8.count
      let line = piece(inner..<(offset(of: "\n", from: inner) ?? utf8.count))
      guard let brace = isGreedy ? line.utf8.lastIndex(of: 0x7D) : line.utf8.firstIndex(of: 0x7D) else {
        result += piece(place..<inner)
        place = inner
        continue
      }
      result += piece(place..<start) + line[..<brace]
      place = inner + line.utf8.distance(from: line.startIndex, to: brace) + 1
    }
    return result + piece(place..<utf8.count)
  }

  /// With braces about arguments of one character: of fractions, of roots, and of roots with an index.
  fileprivate var bracingArguments: String {
    guard holds("frac") || holds("sqrt") else { return self }
    var scalars = Array(unicodeScalars)
    scalars = scalars.replacing(behind: "frac") { rest in
      guard rest.count > 1, rest[0] != "{", rest[1] != "\n" else { return nil }
      return (Array("{\(rest[0])}{\(rest[1])}".unicodeScalars), 2)
    }
    scalars = scalars.replacing(behind: "sqrt") { rest in
      guard rest.first == "[", let end = rest.firstIndex(of: "]"), end + 1 < rest.count, rest[end + 1].isWord else {
        return nil
      }
      return (rest[...end] + Array("{\(rest[end + 1])}".unicodeScalars), end + 2)
    }
    scalars = scalars.replacing(behind: "sqrt") { rest in
      guard let first = rest.first, first != "{", first != "[" else { return nil }
      return (Array("{\(first)}".unicodeScalars), 1)
    }
    return String(scalars: scalars)
  }

  /// It is one number whose digits are grouped by commas, and nothing else.
  fileprivate var isGroupedNumber: Bool {
    let groups = (hasPrefix("-") ? String(dropFirst()) : self).parts(between: ",")
    return groups.count > 1 && (1...3).contains(groups[0].utf8.count) && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
      && groups.allSatisfy { $0.unicodeScalars.allSatisfy(\.isDigit) }
  }
}

extension [Unicode.Scalar] {
  /// With what `replace` gives for what follows each `name`, and for how many scalars of it; `nil` leaves it.
  fileprivate func replacing(
    behind name: String, _ replace: ([Unicode.Scalar]) -> (new: [Unicode.Scalar], count: Int)?
  ) -> [Unicode.Scalar] {
    let name = Array(name.unicodeScalars)
    var result: [Unicode.Scalar] = []
    var place = 0
    while place < count {
      let end = place + name.count
      guard end <= count, self[place..<end].elementsEqual(name) else {
        result.append(self[place])
        place += 1
        continue
      }
      result += name
      place = end
      guard let replacement = replace(Array(self[end...])) else { continue }
      result += replacement.new
      place += replacement.count
    }
    return result
  }
}
