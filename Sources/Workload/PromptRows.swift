internal import Vocabulary

/// Reads a file of prompts: plain lines if its name ends in `.txt`, else JSON Lines, one object per line; blank lines are passed over.
///
/// A JSON row is read by the first of these that it has (others, such as an id, are metadata and not sent):
///
///     body               a whole request body, an object: sent as it is written there
///     model              the row itself is a whole request body: sent as it is written
///     messages           a chat so far, an array: sent as it is written there
///     prompt             a text
///     prompt_token_ids   a text as the ids of its tokens, an array of whole numbers
///     query              a text, and beside it `documents`, an array of texts to rank for it
///
/// Beside `messages`, `prompt` or `prompt_token_ids`, `max_tokens` (or `output_tokens`) is the longest reply that the row asks for. A member that is null
/// is not there.
enum PromptRows {
  /// The most bytes of a line.
  static let longestLine = 1 << 24
  /// As many bad rows are shown; a file of the wrong kind is bad in all.
  static let shownProblems = 10

  /// The rows of a file's bytes, or all that is wrong with them.
  static func read(_ bytes: [UInt8], file: String, longestLine: Int = longestLine) throws(PlanProblems) -> [Prompt] {
    let readRow = file.lowercased().hasSuffix(".txt") ? plain : json
    var rows: [Prompt] = []
    var problems: [PlanProblem] = []
    let lines = bytes.withoutByteOrderMark.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.allSatisfy(isSpace) {
      do throws(BadRow) { rows.append(try readRow(try text(of: line, longest: longestLine))) } catch {
        problems.append(
          PlanProblem(place: "\(file):\(number + 1)", value: error.shown, problem: error.problem, accepted: error.accepted))
        if problems.count == shownProblems { break }
      }
    }
    if !problems.isEmpty { throw PlanProblems(problems) }
    if rows.isEmpty {
      throw PlanProblems([PlanProblem(place: file, problem: "there is no prompt in it", accepted: "at least one line")])
    }
    return rows
  }

  /// A row that cannot be sent.
  struct BadRow: Error {
    var shown: String?
    var problem: String
    var accepted = "a JSON object with prompt, messages, body or model, on one line; a file of plain lines is named .txt"
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// The line without the carriage return that some systems end it with.
  private static func text(of line: ArraySlice<UInt8>, longest: Int) throws(BadRow) -> String {
    let line = line.last == 0x0D ? line.dropLast() : line
    if line.count > longest { throw BadRow(problem: "longer than \(longest) bytes", accepted: "a shorter line") }
    guard let text = String(validating: line, as: UTF8.self) else { throw BadRow(problem: "not UTF-8", accepted: "UTF-8") }
    return text
  }

  private static func plain(_ line: String) -> Prompt { Prompt(.text(line)) }

  private static func json(_ line: String) throws(BadRow) -> Prompt {
    let row: JSONText
    do throws(JSONFault) { row = try JSONText(line) } catch {
      throw BadRow(shown: line, problem: "not JSON: at byte \(error.column) \(error.problem)")
    }
    guard let members = row.members else { throw BadRow(shown: line, problem: "not a JSON object") }
    let member = { (name: String) in members.last { $0.name == name && $0.value.kind != .null }?.value }

    if let body = member("body") {
      if body.kind != .object { throw BadRow(shown: body.text, problem: "body is not an object") }
      return Prompt(.body(json: body.text))
    }
    if member("model") != nil { return Prompt(.body(json: row.text)) }
    let limit = try (member("max_tokens") ?? member("output_tokens")).map(tokenLimit)
    if let messages = member("messages") {
      if messages.elements?.isEmpty != false { throw BadRow(shown: messages.text, problem: "messages is not a filled array") }
      return Prompt(.messages(json: messages.text), maxOutputTokens: limit)
    }
    if let prompt = member("prompt") {
      guard let text = prompt.string, !text.isEmpty else {
        throw BadRow(shown: prompt.text, problem: "prompt is not a filled text")
      }
      return Prompt(.text(text), maxOutputTokens: limit)
    }
    if let ids = member("prompt_token_ids") {
      return Prompt(.tokenIDs(try tokenIDs(ids)), maxOutputTokens: limit)
    }
    if let query = member("query") {
      guard let text = query.string, let documents = texts(member("documents")) else {
        throw BadRow(shown: line, problem: "query is not a text with documents, a filled array of texts, beside it")
      }
      return Prompt(.query(text, documents: documents))
    }
    throw BadRow(shown: line, problem: "it has neither prompt, messages, body nor model")
  }

  private static func tokenIDs(_ value: JSONText) throws(BadRow) -> [Int] {
    let elements = value.elements ?? []
    let ids = elements.compactMap(\.integer)
    guard !ids.isEmpty, ids.count == elements.count, ids.allSatisfy({ $0 >= 0 }) else {
      throw BadRow(shown: value.text, problem: "prompt_token_ids is not a filled array of whole numbers")
    }
    return ids
  }

  private static func texts(_ value: JSONText?) -> [String]? {
    let elements = value?.elements ?? []
    let texts = elements.compactMap(\.string)
    return texts.isEmpty || texts.count != elements.count ? nil : texts
  }

  private static func tokenLimit(_ value: JSONText) throws(BadRow) -> Int {
    guard let limit = value.integer, limit > 0 else {
      throw BadRow(
        shown: value.text, problem: "the limit of tokens is not a whole number above 0", accepted: "as \"max_tokens\": 64")
    }
    return limit
  }
}
