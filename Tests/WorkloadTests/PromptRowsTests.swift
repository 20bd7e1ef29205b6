import Testing
import Vocabulary

@testable import Workload

@Suite struct PromptRowsTests {
  func rows(_ text: String, file: String = "a.jsonl") throws -> [Prompt] { try PromptRows.read(Array(text.utf8), file: file) }

  func problems(_ bytes: [UInt8], file: String = "a.jsonl") -> [PlanProblem] {
    do throws(PlanProblems) { _ = try PromptRows.read(bytes, file: file) } catch { return error.problems }
    return []
  }

  @Test func `reads texts with their limits`() throws {
    let text = #"""
      {"prompt": "a\u00e9\n"}
      {"id": 7, "prompt": "b", "max_tokens": 16}

      {"prompt":"c","output_tokens":8,"messages":null,"model":null}
      """#
    #expect(
      try rows(text) == [
        Prompt(.text("aé\n")), Prompt(.text("b"), maxOutputTokens: 16), Prompt(.text("c"), maxOutputTokens: 8),
      ])
  }

  @Test func `keeps messages and bodies as they were written`() throws {
    let text = #"""
      {"messages" : [ {"role":"user","content":"h\u0069"} ], "max_tokens":9, "kind":"x"}
      {"custom_id": "1", "method": "POST", "url": "/v1/x", "body": {"model": "m",  "top_p": 0.10}}
       { "model":"m", "messages":[], "temperature": 1.0 } 
      """#
    #expect(
      try rows(text) == [
        Prompt(.messages(json: #"[ {"role":"user","content":"h\u0069"} ]"#), maxOutputTokens: 9),
        Prompt(.body(json: #"{"model": "m",  "top_p": 0.10}"#)),
        Prompt(.body(json: #"{ "model":"m", "messages":[], "temperature": 1.0 }"#)),
      ])
  }

  @Test func `reads token ids, and queries with their documents`() throws {
    let text = #"""
      {"prompt_token_ids": [0, 128000, 7], "max_tokens": 4}
      {"query": "q", "documents": ["a\n", "b"], "id": 3}
      """#
    #expect(
      try rows(text) == [
        Prompt(.tokenIDs([0, 128000, 7]), maxOutputTokens: 4), Prompt(.query("q", documents: ["a\n", "b"])),
      ])
  }

  @Test func `copes with a byte order mark, CRLF and a last line without end`() throws {
    #expect(try rows("\u{FEFF}{\"prompt\":\"a\"}\r\n\r\n{\"prompt\":\"b\"}") == [Prompt(.text("a")), Prompt(.text("b"))])
    #expect(try rows("\u{FEFF}a b \r\n\r\n \t\nc", file: "x.TXT") == [Prompt(.text("a b ")), Prompt(.text("c"))])
  }

  @Test func `plain lines are taken as they are`() throws {
    #expect(try rows("{\"prompt\":1}\n@x\n", file: "x.txt") == [Prompt(.text("{\"prompt\":1}")), Prompt(.text("@x"))])
  }

  @Test(arguments: [
    ("hello", "not JSON: at byte 1 expected a JSON value"), (#"{"prompt": NaN}"#, "not JSON: at byte 12 expected a JSON value"),
    (#"{"prompt":"a"} x"#, "not JSON: at byte 16 something after the end of the value"), (#"["a"]"#, "not a JSON object"),
    (#""a""#, "not a JSON object"), ("{}", "it has neither prompt, messages, body nor model"),
    (#"{"promt":"a"}"#, "it has neither prompt, messages, body nor model"), (#"{"prompt":""}"#, "prompt is not a filled text"),
    (#"{"prompt":["a"]}"#, "prompt is not a filled text"), (#"{"messages":[]}"#, "messages is not a filled array"),
    (#"{"messages":"a"}"#, "messages is not a filled array"), (#"{"body":"a"}"#, "body is not an object"),
    (#"{"prompt":"a","max_tokens":0}"#, "the limit of tokens is not a whole number above 0"),
    (#"{"prompt":"a","max_tokens":"9"}"#, "the limit of tokens is not a whole number above 0"),
    (#"{"prompt_token_ids":[]}"#, "prompt_token_ids is not a filled array of whole numbers"),
    (#"{"prompt_token_ids":[1,-2]}"#, "prompt_token_ids is not a filled array of whole numbers"),
    (#"{"prompt_token_ids":[1.5]}"#, "prompt_token_ids is not a filled array of whole numbers"),
    (#"{"query":"q"}"#, "query is not a text with documents, a filled array of texts, beside it"),
    (#"{"query":"q","documents":["a",1]}"#, "query is not a text with documents, a filled array of texts, beside it"),
    (#"{"prompt":"\ud83d"}"#, "not JSON: at byte 18 half a surrogate pair"),
  ])
  func `says what is wrong with a row`(row: String, problem: String) {
    let found = problems(Array((#"{"prompt":"a"}"# + "\n" + row).utf8))
    #expect(found.map(\.place) == ["a.jsonl:2"])
    #expect(found.first?.problem == problem)
  }

  @Test func `refuses what is not UTF-8, and lines that are too long`() throws {
    let row = Array(#"{"prompt":""#.utf8)
    #expect(problems(row + [0xC3, 0x28] + Array("\"}".utf8)).map(\.problem) == ["not UTF-8"])
    let long = row + Array("0123456789\"}".utf8)
    #expect(throws: PlanProblems.self) { _ = try PromptRows.read(long, file: "a", longestLine: long.count - 1) }
    #expect(try PromptRows.read(long, file: "a", longestLine: long.count).count == 1)
    #expect(
      problems(Array(repeating: 0x5B, count: 100_000)).map(\.problem) == ["not JSON: at byte 257 nested deeper than 256"])
  }

  @Test func `names all bad rows, up to ten`() {
    let bad = (1...30).map { $0.isMultiple(of: 2) ? #"{"prompt":"a"}"# : "x" }.joined(separator: "\n")
    #expect(problems(Array(bad.utf8)).map(\.place) == (0..<10).map { "a.jsonl:\(2 * $0 + 1)" })
  }

  @Test(arguments: ["", "\n\r\n \n", "\u{FEFF}"])
  func `refuses a file without prompts`(text: String) {
    #expect(problems(Array(text.utf8)).map(\.problem) == ["there is no prompt in it"])
  }
}
