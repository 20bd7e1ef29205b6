import FoundationEssentials
import TestKit
import Testing
import Vocabulary

@testable import Metrics

/// Distributions of what real traces hold, against what others computed of the same numbers.
@Suite(.sharedFiles) struct SharedFiguresTests {
  struct Column: Sendable, CustomTestStringConvertible {
    let file: String
    /// Its number from 0 in a CSV file, else its name in JSON Lines.
    let column: String
    let count: Int
    /// By NumPy 2.4, as all here: `numpy.sort(values)[-(-m * n // 1000) - 1]` for m = 10 50 100 250 500 750 900 950 990 999 thousandths of n values.
    ///
    /// `numpy.percentile(values, m / 10, method="inverted_cdf")` is the same but for p99.9, where n · 0.999, computed in binary, may
    /// come out above a whole number and give the next value.
    let percentiles: [Double]
    let mean: Double
    /// `numpy.std(values, ddof=1)`.
    let std: Double
    let extremes: [Double]

    var testDescription: String { "\(column) of \(file)" }

    static let all = [
      Column(
        file: "azure_llm_2023/AzureLLMInferenceTrace_conv.csv", column: "1", count: 15_000,
        percentiles: [30, 181, 212, 395, 1014, 1198, 4071, 4085, 4122, 5588], mean: 1177.8392, std: 1152.1734946876784,
        extremes: [2, 14_050]),
      Column(
        file: "azure_llm_2023/AzureLLMInferenceTrace_code.csv", column: "2", count: 7000,
        percentiles: [6, 6, 7, 9, 13, 23, 55, 87, 249, 841], mean: 27.587714285714284, std: 60.67592804831854,
        extremes: [6, 1899]),
      Column(
        file: "mooncake/conversation_trace.jsonl", column: "input_length", count: 8000,
        percentiles: [894, 901, 973, 2402, 7213, 15_662, 27_936, 40_411, 89_867, 121_298], mean: 12395.59675,
        std: 16232.27751552619, extremes: [891, 124_847]),
      Column(
        file: "mooncake/synthetic_trace.jsonl", column: "output_length", count: 2500,
        percentiles: [2, 3, 4, 16, 140, 297, 438, 569, 776, 825], mean: 185.8216, std: 188.29766907296363, extremes: [1, 842]),
    ]

    func values() throws -> [Double] {
      let lines = try SharedFiles.text(of: "workloads/\(file)").split(whereSeparator: \.isNewline)
      if let number = Int(column) {
        return try lines.dropFirst().map { try #require(Double($0.split(separator: ",")[number])) }
      }
      return try lines.map { Double(try #require(try JSONText(String($0))[column]?.integer)) }
    }
  }

  @Test(arguments: Column.all)
  func `percentiles are the nearest ranks that NumPy finds, mean and deviation its own`(column: Column) throws {
    let summary = try column.values().reduce(into: Distribution(unit: .tokens)) { $0.add($1) }.summary
    #expect(summary.count == column.count && summary.relativeWidth == nil)
    #expect(summary.percentiles.map(\.value) == column.percentiles)
    #expect([summary.min, summary.max] == column.extremes)
    #expect(nearly(summary.mean, column.mean) && nearly(summary.std, column.std))
  }

  @Test(arguments: Column.all)
  func `in buckets they are within half a bucket of them`(column: Column) throws {
    // Each value a hundred times over leaves every nearest rank where it was.
    let summary = try column.values().reduce(into: Distribution(unit: .tokens)) { $0.add($1, times: 100) }.summary
    #expect(summary.count == 100 * column.count && summary.relativeWidth == 1.0 / 1024)
    for (percentile, exact) in zip(summary.percentiles, column.percentiles) {
      #expect(abs(try #require(percentile.value) - exact) <= exact / 2048 + 1e-9, "\(percentile.id)")
    }
    #expect([summary.min, summary.max] == column.extremes)
    #expect(nearly(summary.mean, column.mean))
  }

  private struct Aggregation: Decodable {
    struct Case: Decodable {
      let values: [Double]?
      let mean, standardError: Double?

      enum CodingKeys: String, CodingKey {
        case values, mean
        case standardError = "mean_stderr"
      }
    }

    let cases: [Case]
  }

  @Test func `mean and deviation are those of lm-eval's standard error`() throws {
    let text = try SharedFiles.text(of: "eval/reference_metrics/aggregation.json")
    let cases = try JSONDecoder().decode(Aggregation.self, from: Data(text.utf8)).cases.filter { $0.values != nil }
    #expect(cases.count == 2)
    for example in cases {
      let summary = try #require(example.values).reduce(into: Distribution(unit: .ratio)) { $0.add($1) }.summary
      #expect(nearly(summary.mean, try #require(example.mean)))
      // Its standard error is the deviation (n − 1 form) over √n.
      #expect(nearly(summary.std, try #require(example.standardError) * Double(summary.count).squareRoot()))
    }
  }
}
