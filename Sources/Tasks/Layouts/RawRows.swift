internal import Vocabulary

/// Takes a file apart into its rows.
struct RawRows {
  /// The most bytes of a file, unpacked.
  static let longestFile = 1 << 30
  /// The most bytes of a line.
  static let longestLine = 1 << 24

  /// The rows, in order.
  private(set) var rows: [RawRow] = []
  /// What is no row.
  private(set) var problems: [RowProblem] = []
  private let file: String
  private let layout: TaskLayout

  /// The rows of the file at `path`, which `layout` describes.
  init(ofFile path: String, layout: TaskLayout, limit: Int = longestFile, longestLine: Int = longestLine) {
    do throws(UnreadableFile) {
      let bytes = try PackedFile.contents(ofFile: path, limit: limit)
      self.init(bytes, file: path, layout: layout, longestLine: longestLine)
    } catch {
      self.init([], file: path, layout: layout)
      problems = [RowProblem(file: path, reason: error.reason)]
    }
  }

  /// The rows in `bytes`, the contents of `file`, which `layout` describes.
  init(_ bytes: [UInt8], file: String, layout: TaskLayout, longestLine: Int = longestLine) {
    self.file = file
    self.layout = layout
    let bytes = bytes.withoutByteOrderMark
    switch layout.format {
    case .jsonl: readLines(of: bytes, longest: longestLine)
    case .json: readValue(bytes)
    case .csv: readTable(bytes, separator: UInt8(ascii: ","))
    case .tsv: readTable(bytes, separator: UInt8(ascii: "\t"))
    }
  }

  private mutating func report(_ line: Int?, _ reason: String) {
    problems.append(RowProblem(file: file, line: line, reason: reason))
  }

  // MARK: JSON

  private mutating func readLines(of bytes: ArraySlice<UInt8>, longest: Int) {
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      if line.count > longest {
        report(number, "longer than \(longest) bytes")
      } else if let text = String(validating: line, as: UTF8.self) {
        do throws(JSONFault) { add(try JSONText(text), line: number, name: "") } catch {
          report(number, "not JSON: at byte \(error.column) \(error.problem)")
        }
      } else {
        report(number, "not UTF-8")
      }
    }
  }

  private mutating func readValue(_ bytes: ArraySlice<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return report(nil, "not UTF-8") }
    let value: JSONText
    do throws(JSONFault) { value = try JSONText(text) } catch {
      let line = 1 + text.utf8.prefix(error.column - 1).count { $0 == UInt8(ascii: "\n") }
      return report(line, "not JSON: \(error.problem)")
    }
    if let items = layout.items {
      let outer = RawRow(line: nil, members: RawRows.members(of: value) ?? [:])
      guard let elements = outer.list(at: items) else { return report(nil, "there is no list at \(items.text)") }
      for (index, element) in elements.enumerated() {
        if case .json(let json) = element { add(json, line: nil, name: "item \(index + 1) ") }
      }
    } else if let elements = value.elements {
      for (index, element) in elements.enumerated() { add(element, line: nil, name: "item \(index + 1) ") }
    } else {
      add(value, line: nil, name: "")
    }
  }

  private static func members(of value: JSONText) -> [String: RawRow.Value]? {
    value.members.map { members in Dictionary(members.map { ($0.name, .json($0.value)) }) { first, _ in first } }
  }

  private mutating func add(_ value: JSONText, line: Int?, name: String) {
    guard let members = value.members else { return report(line, "\(name)is not a JSON object") }
    if let twice = members.map(\.name).firstRepeated {
      return report(line, "\(name)“\(twice)” stands in it twice")
    }
    add(RawRow(line: line, members: RawRows.members(of: value) ?? [:]), name: name)
  }

  /// Adds a row, or those that its arrays side by side make.
  private mutating func add(_ row: RawRow, name: String) {
    guard !layout.spread.isEmpty else { return rows.append(row) }
    let lists = layout.spread.map { row.list(at: MemberPath($0)) ?? [] }
    guard let count = lists.first?.count, count > 0, lists.allSatisfy({ $0.count == count }) else {
      return report(row.line, "\(name)\(layout.spread.joined(separator: ", ")) are not arrays of the same length")
    }
    for index in 0..<count {
      var part = row
      for (member, list) in zip(layout.spread, lists) { part.members[member] = list[index] }
      rows.append(part)
    }
  }

  // MARK: Tables

  private mutating func readTable(_ bytes: ArraySlice<UInt8>, separator: UInt8) {
    var table = TableText(bytes, separator: separator)
    var columns = layout.columns
    while let record = table.next() {
      switch record.fields {
      case .failure(let fault): report(record.line, fault.problem)
      case .success(let fields):
        if let columns {
          add(fields, columns: columns, line: record.line)
        } else if let twice = fields.firstRepeated {
          return report(record.line, "two columns are called “\(twice)”")
        } else {
          columns = fields
        }
      }
    }
  }

  private mutating func add(_ fields: [String], columns: [String], line: Int) {
    if layout.columns != nil, rows.isEmpty, fields.map({ $0.lowercased() }) == columns.map({ $0.lowercased() }) {
      return report(line, "a line of column names, where a file of this layout has none")
    }
    guard fields.count == columns.count else {
      return report(line, "\(fields.count) columns instead of \(columns.count)")
    }
    rows.append(RawRow(line: line, members: Dictionary(uniqueKeysWithValues: zip(columns, fields.map { .cell($0) }))))
  }
}
