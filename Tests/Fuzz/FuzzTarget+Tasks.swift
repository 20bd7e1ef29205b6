import Vocabulary

@testable import Hubs
@testable import Tasks

extension FuzzTarget {
  /// The first byte chooses one of the shipped layouts.
  static func feedRows(_ bytes: [UInt8]) {
    guard let choice = bytes.first.map(Int.init) else { return }
    let layout = layouts[choice % layouts.count]
    let raw = RawRows(Array(bytes[1...]), file: "fuzz", layout: layout)
    for row in raw.rows { _ = try? TaskRow(row, layout: layout, file: "fuzz", names: ["set": "fuzz"]) }
  }

  /// A page that is taken has as many lines as rows.
  static func feedHubs(_ text: String) {
    for hub in Hub.allCases { _ = try? HubListing(text, of: hub)["data/rows.jsonl"] }
    _ = try? SplitsList(text).lack(of: "main", "test")
    guard let page = try? RowsPage(text, from: 0) else { return }
    let lines = page.lines.count { $0 == UInt8(ascii: "\n") }
    precondition(lines == page.count, "\(page.count) rows in \(lines) lines")
  }

  private static let layouts = TaskCatalogue.names.sorted().flatMap { (try? TaskCatalogue.task(named: $0))?.layouts ?? [] }
}
