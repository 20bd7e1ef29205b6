import MockServer
import PronyKit
import TestKit
import Testing
import Vocabulary

/// The mock notes when it sent what; joined by the request's id and the machine's clock, no record may know of an event before it was sent.
@Suite struct TruthTests {
  @Test(arguments: [(MockTLS.none, HTTPChoice.one), (.selfSigned, .one), (.none, .priorKnowledge), (.selfSigned, .two)])
  func `no arrival precedes its send or the truth, and no event is missing`(tls: MockTLS, http: HTTPChoice) async throws {
    try #require(kernelStamps)
    let folder = try TemporaryFolder()
    let run = try await withServer {
      $0.tls = tls
      $0.truthLog = folder.path(of: "truth.jsonl")
      $0.scenario.timeToFirstToken = .milliseconds(2)
      $0.scenario.interTokenLatency = .microseconds(500)
    } _: { server in
      try await FinishedRun(against: server.url) {
        $0.caFile = server.certificatePath
        $0.http = http
        $0.concurrency = [20]
        $0.requests = [200]
        $0.maxOutputTokens = 8
        $0.threads = 2
      }
    }
    #expect(run.point.counts.succeeded == 200)
    let lines = try TruthLine.read(folder.path(of: "truth.jsonl"))
    let truths = Dictionary(uniqueKeysWithValues: lines.compactMap { line in line.requestID.map { ($0, line) } })
    #expect(truths.count == 200)
    for record in run.records {
      let truth = try #require(truths[record.requestID])
      #expect(record.stampSource == (http.sharesConnections ? .kernelShared : .kernel))
      try expect(record, toAgreeWith: truth, origin: run.report.clock.originNanoseconds)
    }
  }

  private func expect(_ record: RequestRecord, toAgreeWith truth: TruthLine, origin: Int64) throws {
    #expect(truth.kinds == "occccccccfu-")
    #expect(record.arrivals.map(\.kind.isOutput) == truth.kinds.map { $0 == "c" })
    let instants = [
      record.sentAt, record.wroteAt, RunTime(nanoseconds: truth.receivedAt - origin), record.firstByteAt, record.firstTokenAt,
      record.lastTokenAt, record.finishedAt,
    ].compactMap(\.self)
    #expect(instants.count == 7)
    #expect(instants == instants.sorted())
    for (arrival, sent) in zip(record.arrivals, truth.sends) { #expect(arrival.at.nanoseconds + origin >= sent) }
  }
}
