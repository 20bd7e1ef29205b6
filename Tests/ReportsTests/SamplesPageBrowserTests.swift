import Reports
import TestKit
import Testing
import Vocabulary

/// The page as a browser shows it: what its script makes of the data.
@Suite(.needs(.chromium)) struct SamplesPageBrowserTests {
  /// The elements of the page about `answers`, after its script has run.
  private func elements(showing answers: AnswerSheet) async throws -> String {
    let folder = try TemporaryFolder()
    let page = try folder.write(SamplesPage().render(answers, of: .answered), to: "samples.html")
    // Shut off from the rest of the machine it would have to be itself, which it cannot as root.
    let options = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=\(folder.path)/profile",
    ]
    let browser = try Command(
      try #require(InstalledProgram.chromium.path), options + ["--dump-dom", "file://\(page)"],
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path], in: folder.path)
    let shown = await browser.finish()
    try #require(shown.status == 0, "\(shown.errors)")
    return shown.output
  }

  @Test func `shows a sample, and what became of it`() async throws {
    let page = try await elements(showing: .small)
    #expect(page.contains(#"<output id="count">6 of 6</output>"#))
    #expect(page.contains("<title>Sums · meta-llama/llama-3.1-8b</title>"))
    #expect(page.contains(#"<span class="right">right</span>"#))
    #expect(page.contains("first token 12.5 ms · whole reply 1.25 s · 20 tokens in · 5 tokens out · finish reason stop"))
    #expect(page.contains("What is 2 + 2?\nAnswer:</pre>"))
    #expect(page.contains("It is 4.</pre>"))
    for verdict in [
      "right (1)", "wrong (1)", "partly right (1)", "no answer: not found (1)", "no answer: no reply (1)", "unscored (1)",
    ] {
      #expect(page.contains(">\(verdict)</option>"), "\(verdict)")
    }
  }

  @Test func `what a model wrote does nothing there`() async throws {
    let page = try await elements(
      showing: .saying(
        "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\u{202E}\u{0}"))
    #expect(page.contains("&lt;img src=x onerror"))
    #expect(!page.contains("<img") && !page.contains("<title>owned"))
    #expect(page.contains(#"<span class="invisible">U+202E</span><span class="invisible">U+0000</span></pre>"#))
  }

  @Test func `what became of a program in a reply stands below it, and does nothing either`() async throws {
    var sheet = AnswerSheet.saying("    return 1")
    sheet.lines[0].program = ProgramOutcome(ending: "out_of_time", output: "<img src=x>\n")
    let page = try await elements(showing: sheet)
    #expect(page.contains("Program</h2>") && page.contains("out of time</p>") && page.contains("&lt;img src=x&gt;\n</pre>"))
    #expect(!page.contains("<img"))
  }

  @Test func `of many samples only those that are seen are in the page`() async throws {
    var sheet = AnswerSheet.saying("?")
    sheet.lines = Array(repeating: sheet.lines[0], count: 5_000)
    let page = try await elements(showing: sheet)
    #expect(page.contains(">5,000 of 5,000<"))
    #expect((5..<100).contains(page.ranges(of: #"class="row""#).count))
  }
}
