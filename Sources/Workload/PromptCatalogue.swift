package import Vocabulary

/// Where prompts are found: the sets that ship in the binary, and files.
package enum PromptCatalogue {
  /// The most bytes of a prompt file.
  static let longestFile = 1 << 30

  /// The names of the shipped sets: the folders of `prompts/` that hold a `prompts.jsonl`.
  package static let names = EmbeddedFile.folders(of: "prompts", holding: "prompts.jsonl")

  /// The prompts of `source`.
  ///
  /// - Parameters:
  ///   - source: a text, `@` and the path of a file that holds it, the name of a shipped set, the path of a file, or random words.
  ///   - seed: the root of all chance.
  /// - Returns: the set, which is not empty.
  /// - Throws: all that is wrong with it, with file and line.
  package static func promptSet(for source: PromptSource, seed: UInt64) throws(PlanProblems) -> PromptSet {
    switch source {
    case .text(let written): try PromptSet(rows: [Prompt(.text(promptText(written)))])
    case .set(let name): try PromptSet(rows: rows(of: name))
    case .random(let lengths): PromptSet(random: RandomPrompts(lengths: lengths, seed: seed))
    }
  }

  /// What `written` says, or the file that it names.
  private static func promptText(_ written: String) throws(PlanProblems) -> String {
    guard written.hasPrefix("@") else { return written }
    let path = String(written.dropFirst())
    let accepted = "a text, or @ and the path of a UTF-8 file that is not empty; a text that begins with @ goes into a file"
    do throws(UnreadableFile) {
      let text = try text(ofFile: path, limit: longestFile)
      if text.isEmpty { throw UnreadableFile(path: path, reason: "it is empty") }
      return text
    } catch {
      throw PlanProblems([PlanProblem(place: "--prompt", value: written, problem: error.reason, accepted: accepted)])
    }
  }

  private static func rows(of name: String) throws(PlanProblems) -> [Prompt] {
    if let shipped = EmbeddedFile.named("prompts/\(name)/prompts.jsonl") {
      return try PromptRows.read(Array(shipped.text.utf8), file: shipped.path)
    }
    let bytes: [UInt8]
    do throws(UnreadableFile) { bytes = try contents(ofFile: name, limit: longestFile) } catch {
      let problem = PlanProblem(
        place: "--prompts", value: name, problem: error.reason,
        accepted: "the path of a file, or a shipped set: \(names.joined(separator: ", ")); random words by --random-words")
      throw PlanProblems([problem])
    }
    return try PromptRows.read(bytes, file: name)
  }
}
