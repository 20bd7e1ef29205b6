package import Vocabulary

/// The samples of a scored run for people: `samples.html`, one page that needs nothing beside it.
///
/// What is said of the run stands in the page as JSON; its script shows it as text and nothing else. All of it is foreign, so it is
/// kept from being anything else twice: no `<` is in the JSON, and the page's policy lets no other script or style than its own act,
/// and nothing be loaded.
package struct SamplesPage: AnswerFormat {
  package let id = "samples"
  package let fileName = "samples.html"

  /// The one form of it.
  package init() {}

  package func render(_ answers: AnswerSheet, of report: RunReport) -> String {
    let (style, script) = (SamplesPage.asset("css"), SamplesPage.asset("js"))
    let frame = SamplesPage.asset("html")
      .replacing("{style}", with: style).replacing("{style-hash}", with: style.policyHash)
      .replacing("{script}", with: script).replacing("{script-hash}", with: script.policyHash)
    let parts = frame.split(separator: "{data}", omittingEmptySubsequences: false)
    precondition(parts.count == 2, "the page has one place for its data")
    return parts[0] + JSONValue(answers, of: report).compactText.withoutTags + parts[1]
  }

  private static func asset(_ suffix: String) -> String {
    guard let file = EmbeddedFile.named("reports/html/samples.\(suffix)") else {
      preconditionFailure("samples.\(suffix) is compiled in")
    }
    return file.text
  }
}

extension String {
  /// The JSON with `<` spelled as an escape: it stands nowhere in JSON but inside of strings.
  fileprivate var withoutTags: String {
    String(decoding: utf8.flatMap { $0 == UInt8(ascii: "<") ? Array(#"\u003c"#.utf8) : [$0] }, as: UTF8.self)
  }
}
