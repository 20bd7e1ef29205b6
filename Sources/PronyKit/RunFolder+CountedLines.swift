internal import Records
internal import Vocabulary

/// Files of JSON Lines whose first line tells how many follow: one that is cut, or lacks a line, is not taken for the whole.
extension RunFolder {
  /// Writes `lines` to the file `name`.
  func write(counted lines: [JSONValue], to name: String) throws(RecordsError) {
    let head: JSONValue = ["lines": .integer(lines.count)]
    try write(([head] + lines).map { $0.compactText + "\n" }.joined(), to: name)
  }

  /// What `read` makes of each line of the file `name`; it gives `nil` for one that is not `what` the file holds.
  ///
  /// - Throws: which line is none, or how many are not there.
  func countedLines<Value>(
    of name: String, _ what: String, _ read: (JSONText) -> Value?
  ) throws(PronyError) -> [Value] {
    let text: String
    do throws(UnreadableFile) { text = try Vocabulary.text(ofFile: path(of: name), limit: 1 << 31) } catch {
      throw PronyError(error)
    }
    var values: [Value] = []
    var count: Int?
    for (number, line) in text.split(separator: "\n").enumerated() {
      let json = try? JSONText(String(line))
      if number == 0 {
        count = json?["lines"]?.integer
      } else if let value = json.flatMap(read) {
        values.append(value)
      } else {
        throw damaged(name, line: number + 1, "not \(what)")
      }
    }
    guard let count else { throw damaged(name, line: 1, "not the number of lines that follow") }
    guard values.count == count else {
      throw damaged(name, line: values.count + 1, "\(values.count) lines of \(count) are there")
    }
    return values
  }

  private func damaged(_ name: String, line: Int, _ problem: String) -> PronyError {
    PronyError(RecordsError.garbled(path: path(of: name), line: line, problem: problem))
  }
}
