import Reports
import Testing
import Vocabulary

@Suite struct ReportCatalogueTests {
  @Test func `names each format and its file once`() {
    #expect(ReportCatalogue.all.map(\.id) == ["console", "json"])
    #expect(ReportCatalogue.all.map(\.fileName) == ["report.txt", "report.json"])
    #expect(ReportCatalogue.ofAnswers.map(\.id) == ["samples", "answers", "evalscope"])
    #expect(ReportCatalogue.ofAnswers.map(\.fileName) == ["samples.html", "answers.jsonl", "evalscope.json"])
  }
}
