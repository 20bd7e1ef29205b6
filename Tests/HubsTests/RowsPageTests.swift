import Testing

@testable import Hubs

@Suite struct RowsPageTests {
  private func page(_ rows: String, total: Int, extra: String = "") -> String {
    #"{"features": [], "rows": [\#(rows)], "num_rows_total": \#(total), "num_rows_per_page": 100\#(extra)}"#
  }

  private func lines(_ page: RowsPage) -> String { String(decoding: page.lines, as: UTF8.self) }

  @Test func `each row is a line, spelled as it came`() throws {
    let rows = """
      {"row_idx": 5, "row": {"q": "a\\nb", "n": 1.50,
        "é": ["x"]}, "truncated_cells": []},
      {"row_idx": 6, "row": {}}
      """
    let page = try RowsPage(page(rows, total: 7), from: 5)
    #expect(lines(page) == "{\"q\": \"a\\nb\", \"n\": 1.50,   \"é\": [\"x\"]}\n{}\n")
    #expect((page.count, page.total) == (2, 7))
  }

  @Test func `a page with only part of what it should have is refused, and says which`() {
    let row = #"{"row_idx": 0, "row": {"q": 1}, "truncated_cells": []}"#
    let cases = [
      (page(row, total: 1, extra: #", "partial": true"#), "it has only part of the rows"),
      (page(#"{"row_idx": 0, "row": {"q": 1}, "truncated_cells": ["q"]}"#, total: 1), "row 0 is cut"),
      (page(#"{"row_idx": 1, "row": {"q": 1}}"#, total: 1), "row 0 is not where it should be"),
      (page(#"{"row_idx": 0, "row": "q"}"#, total: 1), "row 0 is not where it should be"),
      (page(row, total: 2), "rows are missing from 1 on"), (page("\(row)", total: 0), "it has 0 rows"),
      ("{}", "there are no rows in its reply"), ("<html>", "its page of rows is not JSON"),
    ]
    for (text, reason) in cases {
      #expect(throws: BadReply(reason)) { try RowsPage(text, from: 0) }
    }
    #expect(throws: BadReply("it has 1 rows, where it had 2")) { try RowsPage(page(row, total: 1), from: 0, of: 2) }
  }

  @Test func `a split that is not there is told with those that are`() throws {
    let list = try SplitsList(
      #"{"splits": [{"dataset": "x", "config": "main", "split": "test"}, {"dataset": "x", "config": "main", "split": "train"}]}"#
    )
    #expect(list.lack(of: "main", "test") == nil)
    #expect(list.lack(of: "main", "dev")?.hasPrefix("it has no split dev of main; it has main ") == true)
    #expect(throws: BadReply.self) { try SplitsList("{}") }
  }
}
