import Reports
import Testing
import Vocabulary

@Suite struct ConsoleReportTests {
  @Test func `shows a run of one point`() throws {
    try Golden.expect(ConsoleReport().render(.single), equals: "single.txt")
  }

  @Test func `shows a run of one point in colours`() throws {
    try Golden.expect(ConsoleReport(usesColor: true).render(.single), equals: "single-coloured.txt")
  }

  @Test func `shows a sweep, its points side by side first`() throws {
    try Golden.expect(ConsoleReport().render(.openSweep), equals: "sweep.txt")
  }

  @Test func `shows the endpoints that shared a load side by side`() throws {
    try Golden.expect(ConsoleReport().render(.balanced), equals: "balanced.txt")
  }

  @Test func `shows what replies are worth, at each point and against the first`() throws {
    try Golden.expect(ConsoleReport().render(.scored), equals: "scored.txt")
  }

  @Test func `puts scored runs side by side, against their targets`() throws {
    try Golden.expect(Leaderboard([.scored, .single, .scored], targets: ["sums": 0.62]).text, equals: "leaderboard.txt")
    #expect(Leaderboard([.single]).text.isEmpty, "nothing was scored")
  }

  @Test func `shows a run in which nothing was sent`() throws {
    try Golden.expect(ConsoleReport().render(.empty), equals: "empty.txt")
  }

  @Test(arguments: SampleReport.allCases)
  func `stays within 100 columns, without spaces at the end of lines`(sample: SampleReport) {
    for line in ConsoleReport().render(sample.report).split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
      #expect(line.last != " ", "\(line)")
    }
  }

  @Test(arguments: SampleReport.allCases)
  func `says in colours nothing but what it says without`(sample: SampleReport) {
    let coloured = ConsoleReport(usesColor: true).render(sample.report).replacing(#/\u{1B}\[\d+m/#, with: "")
    #expect(!coloured.contains("\u{1B}"))
    let plain = ConsoleReport().render(sample.report).replacing("~ marks one that has", with: "a dim one has")
    #expect(coloured.filter { !$0.isWhitespace } == plain.filter { !$0.isWhitespace && $0 != "~" })
  }

  @Test func `shows what the endpoint sent escaped`() {
    let text = ConsoleReport().render(.single)
    #expect(text.contains(#"\u{1B}]52;c;aGk=\u{7} overloaded"#))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }
}
