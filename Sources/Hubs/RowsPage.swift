internal import Vocabulary

/// A page of the rows of a data set.
struct RowsPage {
  /// How many rows a page has at most.
  static let most = 100

  /// Each row as JSON, on one line.
  private(set) var lines: [UInt8] = []
  /// How many there are.
  private(set) var count = 0
  /// How many there are on all pages.
  let total: Int

  /// The page that was written as `text`: an object with `rows`, each with its `row_idx`, its `row` and its `truncated_cells`, and
  /// `num_rows_total`.
  ///
  /// - Parameters:
  ///   - text: the reply.
  ///   - offset: the number of its first row.
  ///   - known: how many rows there are on all pages, if another has said it.
  /// - Throws: what is wrong with it, as the end of a sentence; a page with part of the rows, or of a row, is.
  init(_ text: String, from offset: Int, of known: Int? = nil) throws(BadReply) {
    let json: JSONText
    do throws(JSONFault) { json = try JSONText(text) } catch { throw BadReply("its page of rows is not JSON") }
    guard let rows = json["rows"]?.elements, let total = json["num_rows_total"]?.integer else {
      throw BadReply("there are no rows in its reply")
    }
    if json["partial"]?.text == "true" { throw BadReply("it has only part of the rows") }
    guard total == known ?? total, total > 0 else {
      throw BadReply("it has \(total) rows\(known.map { ", where it had \($0)" } ?? "")")
    }
    self.total = total
    for row in rows {
      guard let content = row["row"], content.kind == .object, row["row_idx"]?.integer == offset + count else {
        throw BadReply("row \(offset + count) is not where it should be")
      }
      if row["truncated_cells"]?.elements?.isEmpty == false { throw BadReply("row \(offset + count) is cut") }
      // Within a text no line ends: what does is between the parts.
      lines += content.text.utf8.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
      lines.append(UInt8(ascii: "\n"))
      count += 1
    }
    // A page that is not full is the last one.
    guard count == min(RowsPage.most, total - offset) else { throw BadReply("rows are missing from \(offset + count) on") }
  }
}

/// The configurations and splits of a data set.
struct SplitsList {
  /// A split of a configuration.
  struct Entry: Hashable {
    var configuration: String
    var split: String
  }

  private let entries: [Entry]

  /// The list that was written as `text`: an object with `splits`, each with its `config` and its `split`.
  init(_ text: String) throws(BadReply) {
    guard let splits = (try? JSONText(text))?["splits"]?.elements else { throw BadReply("there are no splits in its reply") }
    entries = splits.compactMap { entry in
      guard let configuration = entry["config"]?.string, let split = entry["split"]?.string else { return nil }
      return Entry(configuration: configuration, split: split)
    }
  }

  /// Why there is no `split` of `configuration`, as the end of a sentence; `nil` where there is.
  func lack(of configuration: String, _ split: String) -> String? {
    if entries.contains(Entry(configuration: configuration, split: split)) { return nil }
    let known = entries.map { "\($0.configuration) \($0.split)" }
    let nearest = "\(configuration) \(split)".nearestFirst(of: known).prefix(5).joined(separator: ", ")
    return "it has no split \(split) of \(configuration); it has \(nearest.escapedForDisplay(limit: 400))"
  }
}
