import Testing

@testable import Tasks

@Suite struct TableTextTests {
  private func records(_ text: String, separator: Character = ",") -> [(line: Int, fields: [String]?)] {
    var table = TableText(Array(text.utf8)[...], separator: separator.asciiValue ?? 0)
    var records: [(line: Int, fields: [String]?)] = []
    while let record = table.next() { records.append((record.line, try? record.fields.get())) }
    return records
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]), ("a,\n,b\n", [["a", ""], ["", "b"]]),
    ("\"a,b\",c\n", [["a,b", "c"]]), ("\"a \"\"b\"\" c\",d\n", [["a \"b\" c", "d"]]), ("\"a\nb\",c\n", [["a\nb", "c"]]),
    ("\"\",\"\"\n", [["", ""]]), (" a , b \n", [[" a ", " b "]]), ("a \"b\" c,d\n", [["a \"b\" c", "d"]]),
    ("a\n\n\nb\n", [["a"], ["b"]]), ("", []), ("\n", []), ("a\rb,c\n", [["a\rb", "c"]]),
  ])
  func `reads records as RFC 4180 says`(text: String, expected: [[String]]) {
    #expect(records(text).map(\.fields) == expected)
  }

  @Test func `tells the line on which a record begins, also behind fields of several lines`() {
    #expect(records("a\n\"b\nb\"\nc\n").map(\.line) == [1, 2, 4])
  }

  @Test func `refuses a record that others guess at, and reads on at the next line`() {
    let read = records("a,\"b\" c\nd,e\n\"f,g\nh,i\n")
    #expect(read.map(\.line) == [1, 2, 3, 4])
    #expect(read.map(\.fields) == [nil, ["d", "e"], nil, ["h", "i"]])
  }

  @Test func `takes quotes in files with tabs for letters`() {
    #expect(records("\"a\tb\n", separator: "\t").map(\.fields) == [["\"a", "b"]])
  }
}
