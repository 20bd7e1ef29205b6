import TestKit
import Testing
import Vocabulary

@testable import Records

@Suite struct PlanEchoTests {
  private let temporary: TemporaryFolder
  private let folder: RunFolder
  private let echo = PlanEcho(
    pronyVersion: "0.1.0", clock: RunClock(originNanoseconds: 123_456_789_012), startedAt: "2026-08-01T10:15:02Z",
    plan: [
      JSONValue.Member("url", .text("http://h/\u{1B}")), JSONValue.Member("concurrency", .list([.integer(1), .integer(64)])),
      JSONValue.Member("rate", .number(2)), JSONValue.Member("temperature", .number(0.7)),
      JSONValue.Member("stream", .bool(false)),
      JSONValue.Member("headers", .object([JSONValue.Member("b", .text("1")), JSONValue.Member("a", .text("2"))])),
      JSONValue.Member("stop", .list([])),
    ])

  init() throws {
    temporary = try TemporaryFolder()
    folder = try RunFolder.create(in: temporary.path, startedAt: echo.startedAt, name: "x")
  }

  @Test func `comes back as it was written`() throws {
    try folder.write(echo)
    #expect(try folder.planEcho() == echo)
  }

  @Test func `is plain JSON, with the keys in the plan's order`() throws {
    try folder.write(echo)
    let text = try WholeFile.read(folder.path(of: "plan.json"))
    #expect(
      text == """
        {
          "schema_version": 1,
          "prony_version": "0.1.0",
          "clock": {"monotonic_origin_ns": 123456789012, "started_at": "2026-08-01T10:15:02Z"},
          "plan": {
            "url": "http://h/\\u001b",
            "concurrency": [1, 64],
            "rate": 2.0,
            "temperature": 0.7,
            "stream": false,
            "headers": {"b": "1", "a": "2"},
            "stop": []
          }
        }

        """)
  }

  @Test(arguments: [
    ("{\n  \"plan\": ]", 2, "expected a JSON value at byte 11"), ("{}", 1, "not a plan as this version of Prony writes it"),
    (#"{"schema_version": 2}"#, 1, "not a plan as this version of Prony writes it"),
  ])
  func `says what is wrong with the file`(text: String, line: Int, problem: String) throws {
    try folder.write(text, to: "plan.json")
    #expect(throws: RecordsError.garbled(path: folder.path(of: "plan.json"), line: line, problem: problem)) {
      try folder.planEcho()
    }
  }
}
