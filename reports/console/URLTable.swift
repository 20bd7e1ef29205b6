internal import Vocabulary

/// The endpoints of a point side by side, a row for each, by the numbers that the report's head gives them.
struct URLTable {
  let urls: [URLReport]
  let ink: Ink

  /// Two lines of heads, and a row for each endpoint; nothing where there is only one.
  var lines: [String] {
    guard !urls.isEmpty else { return [] }
    var table = SideBySide(urls.map(\.metrics))
    table.add(urls.indices.map { String($0 + 1) }, as: "URL", width: 7)
    table.add(urls.map(\.counts.sent.compact), as: "sent")
    table.add(urls.map(\.counts.succeeded.compact), as: "succeeded", width: 11)
    table.add(urls.map(\.counts.failed.compact), as: "failed")
    table.add(number: "qps", as: "requests", unit: "1/s")
    table.add(number: "output_token_throughput", as: "output", unit: "tokens/s")
    table.addTimes()
    return [ink.bold(table.heads.names), ink.dim(table.heads.units)] + table.rows
  }
}
