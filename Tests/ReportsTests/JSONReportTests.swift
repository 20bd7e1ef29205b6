import FoundationEssentials
import Glibc
import Reports
import TestKit
import Testing
import Vocabulary

@Suite struct JSONReportTests {
  private static let schemaPath = Repository.path(of: "reports/report.schema.json")
  private static let hasPythonsJSONSchema = system("python3 -c 'import jsonschema' 2>/dev/null") == 0

  private func problems(of report: String) throws -> [String] {
    try Schema(String(contentsOf: URL(filePath: JSONReportTests.schemaPath), encoding: .utf8)).problems(of: report)
  }

  @Test func `has the golden layout`() throws {
    try Golden.expect(JSONReport().render(.single), equals: "single.json")
    try Golden.expect(JSONReport().render(.empty), equals: "empty.json")
    try Golden.expect(JSONReport().render(.scored), equals: "scored.json")
  }

  @Test(arguments: SampleReport.allCases)
  func `fits the published schema`(sample: SampleReport) throws {
    #expect(try problems(of: JSONReport().render(sample.report)) == [])
  }

  @Test(arguments: [
    ("\"schema_version\": 1", "\"schema_version\": 2"),
    ("\"status\": \"INCOMPLETE\"", "\"status\": \"FINE\""),
    ("\"planned\": 10", "\"planned\": -1"),
    ("\"sent\": 0", "\"sent\": null"),
    ("\"count\": 0", "\"count\": 0, \"median\": 1"),
    ("\"unit\": \"1/s\"", "\"unit\": \"qps\""),
    ("\"request_rate\": null", "\"request_rate\": 0"),
    ("\"p99.9\": null", "\"p99.99\": null"), ("\"p50\": [null, null]", "\"p50\": [null]"),
    ("\"unreliable\": [", "\"unreliable\": [\"median\", "),
    ("\"started_at\": \"2026-", "\"started_at\": \"26-"),
  ])
  func `does not fit the schema when it is another layout`(text: String, change: String) throws {
    let report = JSONReport().render(.empty)
    #expect(report.contains(text))
    #expect(try problems(of: report.replacing(text, with: change)) != [])
  }

  @Test(.enabled(if: hasPythonsJSONSchema, "Python's jsonschema is not installed"), arguments: SampleReport.allCases)
  func `fits the published schema in the eyes of Python's jsonschema`(sample: SampleReport) throws {
    let report = FileManager.default.temporaryDirectory.appending(path: "prony-report-\(getpid())-\(sample).json")
    try Data(JSONReport().render(sample.report).utf8).write(to: report)
    defer { unlink(report.path) }
    let script = """
      import json, sys, jsonschema
      schema, report = (json.load(open(path)) for path in sys.argv[1:])
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.validate(report, schema, jsonschema.Draft202012Validator)
      """
    #expect(system("python3 -c '\(script)' '\(JSONReportTests.schemaPath)' '\(report.path)'") == 0)
  }
}
