import Reports
import TestKit
import Testing
import Vocabulary

@Suite struct EvalScopeReportTests {
  @Test func `has the scores by metric, category and subset`() throws {
    try Golden.expect(EvalScopeReport().render(.small, of: .answered), equals: "evalscope.json")
  }

  @Test func `a task without subsets has one, in the category default`() throws {
    var report = RunReport.answered
    report.points[0].score?.subsets = []
    report.points[0].score?.categories = []
    let metric = try JSONText(EvalScopeReport().render(.small, of: report))["metrics"]?.elements?.first
    let category = metric?["categories"]?.elements?.first
    #expect(category?["name"]?.text == #"["default"]"#)
    #expect(category?["subsets"]?.text == #"[{"name": "easy", "score": 0.625, "num": 8}]"#)
  }

  @Test(.sharedFiles, arguments: ["qwen-plus", "qwen3-max"]) func `has what EvalScope's own reports have`(model: String) throws
  {
    let example = try JSONText(SharedFiles.text(of: "eval/evalscope_outputs/\(model)/reports/\(model)/gsm8k.json"))
    let ours = try JSONText(EvalScopeReport().render(.small, of: .answered))
    #expect(ours.layout(asFarAs: example) == example.layout(asFarAs: example))
  }
}

extension JSONText {
  /// The paths in it and the kinds of what is there, of lists those of the first element; as far as `example` has anything to compare.
  fileprivate func layout(asFarAs example: JSONText, at path: String = "$") -> Set<String> {
    if kind == .null || example.kind == .null { return [] }
    if let elements, let first = elements.first, let like = example.elements?.first {
      return first.layout(asFarAs: like, at: "\(path)[]").union(["\(path): list"])
    }
    guard let members, example.kind == .object else { return ["\(path): \(kind)"] }
    return members.reduce(into: ["\(path): \(kind)"]) { paths, member in
      guard !EvalScopeReportTests.leftOut.contains(member.name) else { return }
      paths.formUnion(member.value.layout(asFarAs: example[member.name] ?? member.value, at: "\(path).\(member.name)"))
    }
  }
}

extension EvalScopeReportTests {
  /// Sums over the two kinds of tokens, which no metric of ours is of.
  fileprivate static let leftOut: Set<String> = ["total_tokens", "total_tokens_count"]
}
