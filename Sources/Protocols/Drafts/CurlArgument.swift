internal import Vocabulary

/// An option as it stands in a command, with its value.
struct CurlArgument {
  /// The option.
  let option: CurlOption
  /// The option as it is spelled: `-d`, `--data`.
  let spelling: String
  /// Its value, empty where it takes none.
  let value: String

  /// The options that `word`, which begins with a dash, stands for; a value that does not stand in it is taken off `words`.
  ///
  /// - Throws: that an option is not known, or its value missing.
  static func arguments(in word: String, followedBy words: inout ArraySlice<String>) throws(PlanProblem) -> [CurlArgument] {
    if word.hasPrefix("--") {
      return [try CurlArgument(word, among: CurlOption.all.first { $0.name == word.dropFirst(2) }, attached: "", &words)]
    }
    // Letters may stand together; the first that takes a value takes the rest of the word for it.
    var arguments: [CurlArgument] = []
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      let option = CurlOption.all.first { $0.letter == letter }
      arguments.append(try CurlArgument("-\(letter)", among: option, attached: letters, &words))
      if option?.takesValue == true { break }
    }
    return arguments
  }

  private init(
    _ spelling: String, among option: CurlOption?, attached: Substring, _ words: inout ArraySlice<String>
  ) throws(PlanProblem) {
    guard let option else { throw .unknownOption(spelling) }
    if case .refused(let accepted) = option.meaning {
      throw PlanProblem(place: "the command", value: spelling, problem: "no definition can carry it", accepted: accepted)
    }
    self.option = option
    self.spelling = spelling
    guard option.takesValue else {
      value = ""
      return
    }
    guard let given = attached.isEmpty ? words.popFirst() : String(attached) else {
      throw PlanProblem(place: "the command", value: spelling, problem: "its value is missing", accepted: "\(spelling) VALUE")
    }
    value = given
  }
}

extension PlanProblem {
  /// An option that is not known; what stands behind an equals sign in it is not shown, since nobody knows what it is.
  fileprivate static func unknownOption(_ spelling: String) -> PlanProblem {
    let name = String(spelling.prefix { $0 != "=" })
    let names = CurlOption.all.map { "--\($0.name)" }
    let accepted =
      name == spelling
      ? name.nearest(in: names).map { "\($0), perhaps; or the command without it" } ?? "the command without it"
      : "\(name.nearest(in: names) ?? name) VALUE, which curl takes as two words"
    return PlanProblem(place: "the command", value: name, problem: "not an option that is understood", accepted: accepted)
  }
}
