import Testing
import Vocabulary

@testable import Records

@Suite struct RecordDecoderTests {
  private func decode(_ line: String, skimming: Bool = false) throws(JSONFault) -> RequestRecord {
    try RecordDecoder.decode(Array(line.utf8)[...], skimming: skimming)
  }

  @Test func `reads what the encoder writes`() throws {
    #expect(try decode(RequestRecord.sample.line) == .sample)
    #expect(try decode(RequestRecord.bareSample.line) == .bareSample)
  }

  @Test func `reads back any record, whole and skimmed`() throws {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<150 {
      let record = RequestRecord.random(using: &generator)
      let line = record.line
      #expect(try decode(line) == record)
      #expect(try decode(line, skimming: true) == record.skimmed)
    }
  }

  @Test func `takes keys in any order, with spaces, among unknown ones`() throws {
    var generator = SplitMix64(seed: 2)
    for _ in 0..<100 {
      let record = RequestRecord.random(using: &generator)
      let members = try #require(JSONText(record.line).members).map { "\(JSONText.quoting($0.name)) : \($0.value.text)" }
      let unknown = #""unkn\u006fwn": [null, [-1.5e3, {"a\"b" : true}, {}], "x"]"#
      let line = "\t{ " + (members + [unknown]).shuffled(using: &generator).joined(separator: " ,\r") + "} "
      #expect(try decode(line) == record)
      #expect(try decode(line, skimming: true) == record.skimmed)
    }
  }

  @Test func `takes null for absent`() throws {
    let line =
      RequestRecord.bareSample.line.dropLast() + #","sent_ns":null,"http":null,"usage":null,"arrivals":null,"text":null}"#
    #expect(try decode(String(line)) == .bareSample)
  }

  @Test func `skims no further than the arrivals`() throws {
    let line = RequestRecord.sample.line
    let cut = try #require(line.firstRange(of: "[[3000")).lowerBound
    #expect(try decode(String(line[..<cut]), skimming: true) == RequestRecord.sample.skimmed)
  }

  @Test(arguments: [
    ("", "expected an object at byte 1"),
    ("[]", "expected an object at byte 1"),
    ("{}", "expected request_id at byte 3"),
    (#"{"index":1"#, "expected a comma or the closing bracket at byte 11"),
    (#"{"index":}"#, "expected a whole number of at most 18 digits at byte 10"),
    (#"{"index":-1}"#, "expected a count from 0 to 2^40 at byte 12"),
    (#"{"index":1234567890123456789}"#, "expected a whole number of at most 18 digits at byte 29"),
    (#"{"dns_ns":-1}"#, "expected a length of time that is not negative at byte 13"),
    (#"{"tcp":{"rtt_ns":-1}}"#, "expected a length of time that is not negative at byte 20"),
    (#"{"outcome":"won"}"#, "expected an outcome at byte 17"),
    (#"{"arrivals":[[1,1,"x"]]}"#, "expected a kind of token: c, r, t or - at byte 20"),
    (
      #"{"arrivals":[[900000000000000000,1,"c"],[900000000000000000,1,"c"]]}"#,
      "expected an instant of at most 18 digits at byte 67"
    ),
    (#"{"delivery_lag_ns":[4294967296]}"#, "expected a lag from 0 to 2^32 ns at byte 31"),
    (#"{"request_id":"\ud800"}"#, "half a surrogate pair at byte 22"),
    (#"{"request_id":"\x"}"#, "an escape that JSON does not have at byte 17"),
    (#"{"request_id":"a"#, "it ends too early at byte 17"),
    (#"{"error":{"detail":"x"}}"#, "expected a class of failure at byte 24"),
  ])
  func `says what it expected and where`(line: String, problem: String) {
    do {
      _ = try decode(line)
      Issue.record("\(line) was read")
    } catch {
      #expect("\(error.problem) at byte \(error.column)" == problem)
    }
  }

  @Test func `refuses a failed request without an error, and lags that are not as many as the arrivals`() {
    let failed = RequestRecord.bareSample.line.replacing("dropped", with: "failed")
    #expect(throws: JSONFault.self) { try decode(failed) }
    #expect(throws: JSONFault.self) { try decode(RequestRecord.sample.line.replacing("[40,50]", with: "[40]")) }
  }

  @Test func `refuses bytes that are not UTF-8`() {
    let line = Array(RequestRecord.bareSample.line.utf8).map { $0 == UInt8(ascii: "r") ? 0xFF : $0 }
    #expect(throws: JSONFault.self) { try RecordDecoder.decode(line[...]) }
  }

  @Test func `refuses every beginning of a line`() {
    let line = Array(RequestRecord.sample.line.utf8)
    for length in 0..<line.count {
      #expect(throws: JSONFault.self) { try RecordDecoder.decode(line[..<length]) }
    }
  }

  @Test func `survives any damage`() {
    var generator = SplitMix64(seed: 3)
    for round in 0..<8000 {
      var line = Array(RequestRecord.sample.line.utf8)
      for _ in 0...round % 3 {
        let position = Int.random(in: line.indices, using: &generator)
        switch round % 4 {
        case 0: line[position] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: line.insert(generator.element(of: Array("\"\\{}[],:-0".utf8)), at: position)
        case 2: line.remove(at: position)
        default: line.insert(contentsOf: line[position...].prefix(30), at: position)
        }
      }
      _ = try? RecordDecoder.decode(line[...], skimming: generator.chance())
    }
  }

  @Test func `refuses what is nested without end`() {
    let line = #"{"unknown":"# + String(repeating: "[", count: 100_000)
    #expect(throws: JSONFault.self) { try decode(line) }
  }
}
