@testable import Tasks

extension FuzzTarget {
  /// The first byte chooses one of the shipped layouts.
  static func feedRows(_ bytes: [UInt8]) {
    guard let choice = bytes.first.map(Int.init) else { return }
    let layout = layouts[choice % layouts.count]
    let raw = RawRows(Array(bytes[1...]), file: "fuzz", layout: layout)
    for row in raw.rows { _ = try? TaskRow(row, layout: layout, file: "fuzz", names: ["set": "fuzz"]) }
  }

  private static let layouts = TaskCatalogue.names.sorted().flatMap { (try? TaskCatalogue.task(named: $0))?.layouts ?? [] }
}
