import Reports
import Testing
import Vocabulary

@Suite struct SamplesPageTests {
  private static let page = SamplesPage().render(.small, of: .answered)

  /// The data that `page` holds.
  private func data(in page: String) throws -> JSONText {
    let parts = page.split(separator: #"<script type="application/json" id="data">"#)
    try #require(parts.count == 2)
    return try JSONText(String(try #require(parts[1].split(separator: "</script>").first)))
  }

  @Test func `shows prompts, replies, answers and times`() throws {
    try Golden.expect(try #require(JSONValue(try data(in: Self.page))).prettyText() + "\n", equals: "samples.json")
  }

  @Test func `needs nothing beside it, and lets nothing act but its own script and style`() throws {
    let policy = try #require(Self.page.firstMatch(of: #/http-equiv="Content-Security-Policy" content="([^"]*)"/#)?.output.1)
    #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
    #expect(!policy.contains("unsafe"))
    #expect(policy.contains(#/script-src 'sha256-[A-Za-z0-9+\/]{43}='; base-uri 'none'; form-action 'none'/#))
    for word in [
      "src=", "href=", "url(", "@import", "http://", "https://", "innerHTML", "outerHTML", "insertAdjacentHTML", "eval(",
    ] {
      #expect(!Self.page.contains(word), "\(word)")
    }
    #expect(!Self.page.contains("{style") && !Self.page.contains("{script") && !Self.page.contains("{data}"))
  }

  @Test(arguments: [
    "</script><script>alert(1)</script>", "<!--<script>", "]]><img src=x onerror=alert(1)>", "\u{202E}txt.exe\u{2066}",
    "\u{0}\u{2028}",
    #""},"{data}{script}\"#,
  ])
  func `keeps what a model wrote a text, whatever it is`(text: String) throws {
    let page = SamplesPage().render(.saying(text), of: .answered)
    #expect(page.count { $0 == "<" } == SamplesPage().render(.saying("?"), of: .answered).count { $0 == "<" })
    let data = try data(in: page)
    #expect(data["answers"]?.elements?.first?["reply"]?.string == text)
    #expect(data["questions"]?.elements?.first?["turns"]?.elements?.first?.elements?.last?.string == text)
  }

  @Test func `cuts a long text in its middle and says so`() throws {
    let page = SamplesPage().render(.saying("begin " + String(repeating: "é", count: 20_000) + " end"), of: .answered)
    let data = try data(in: page)
    let reply = try #require(data["answers"]?.elements?.first?["reply"]?.string)
    #expect(data["longest"]?.integer == 20_000)
    #expect(reply.hasPrefix("begin é") && reply.hasSuffix("é end"))
    #expect(reply.contains("20010 bytes are left out here; the records of the run have them"))
    #expect(reply.utf8.count < 20_200)
  }

  @Test func `what stands before every question stands in it once`() throws {
    let examples = String(repeating: "An example.\n", count: 1_000)
    var sheet = AnswerSheet.saying("?")
    sheet.questions = ["How? 😀", "How? 😁", "Why?"].map {
      AnswerSheet.Question(subset: "", id: "", turns: [.init(examples + $0)], targets: [])
    }
    let turns = try data(in: SamplesPage().render(sheet, of: .answered))["questions"]?.elements?.map {
      $0["turns"]?.elements?[0].elements
    }
    #expect(turns?.map { $0?[1].integer } == [0, 12_005, 12_000])
    #expect(turns?.map { $0?[2].string?.suffix(6) } == ["How? 😀", "😁", "Why?"])
  }
}
