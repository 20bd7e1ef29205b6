import Testing
import Vocabulary

@testable import Records

@Suite struct RecordEncoderTests {
  @Test func `writes every key in the order of the table`() {
    #expect(
      RequestRecord.sample.line == """
        {"request_id":"r-7","point":1,"shard":2,"index":7,"prompt_index":17,"url_index":1,"warmup":true,"stream":true,\
        "scheduled_ns":1000,"sent_ns":1100,"wrote_ns":1200,"connected_ns":1150,"first_byte_ns":2000,"finished_ns":5500,\
        "outcome":"succeeded","error":null,"http":{"status":200,"version":"1.1","reused":true,"resent":true},\
        "address":"192.0.2.7","dns_ns":3,"connect_ns":4,"tls_ns":5,"tcp":{"rtt_ns":90,"retransmits":1,"out_of_order":2},"bytes_sent":410,"bytes_received":820,\
        "usage":{"input":10,"output":3,"reasoning":1,"cached":4},"token_source":"usage","finish_reason":"stop",\
        "notes":["data_after_end","repeated_finish"],"excerpt":"nothing at a: {}","likelihood":{"logprob":-3.25,"tokens":4},"attempts":1,"stamp_source":"kernel",\
        "merged":2,"arrivals":[[3000,1,"r"],[2000,2,"c"]],"delivery_lag_ns":[40,50],"text":"Hé\\n\\"x\\""}
        """)
  }

  @Test func `leaves out what says nothing`() {
    #expect(
      RequestRecord.bareSample.line == """
        {"request_id":"r-8","point":0,"shard":0,"index":8,"prompt_index":0,"url_index":0,"stream":true,"scheduled_ns":-5,\
        "outcome":"dropped","error":null,"bytes_sent":0,"bytes_received":0,"attempts":1,"stamp_source":"kernel","merged":0}
        """)
  }

  @Test func `spells a failure with its class and detail`() {
    var record = RequestRecord.bareSample
    record.outcome = .failed(RequestFailure(.rateLimited, "HTTP 429: \"slow down\""))
    #expect(record.line.contains(#""outcome":"failed","error":{"class":"rate_limited","detail":"HTTP 429: \"slow down\""}"#))
  }

  @Test(arguments: [0, 9, 10, 99, 100, 999_999_999_999_999_999, -1, -10, Int64.max, Int64.min])
  func `writes a number in decimal`(number: Int64) {
    var bytes: [UInt8] = []
    bytes.append(addingCapacity: 20) { $0.append(decimal: number) }
    #expect(String(decoding: bytes, as: UTF8.self) == String(number))
  }

  @Test func `appends to the lines before`() {
    var bytes: [UInt8] = []
    RecordEncoder.encode(.sample, into: &bytes)
    RecordEncoder.encode(.bareSample, into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == RequestRecord.sample.line + "\n" + RequestRecord.bareSample.line + "\n")
  }

  @Test func `has room for texts of nothing but controls`() {
    var record = RequestRecord.bareSample
    record.requestID = String(repeating: "\u{1}", count: 10_000)
    record.finishReason = record.requestID
    record.excerpt = record.requestID
    record.text = record.requestID
    record.address = record.requestID
    record.http = HTTPFacts(status: 200, version: record.requestID, isReused: false)
    #expect(record.line.utf8.count > 5 * 60_000)
  }
}
