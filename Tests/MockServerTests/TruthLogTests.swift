import MockServer
import NIOCore
import TestKit
import Testing
import Vocabulary

@testable import MockServer

@Suite struct TruthLogTests {
  @Test func `has a line of JSON for each reply`() {
    var truth = ReplyTruth(requestID: "a\"b", receivedAt: RunTime(nanoseconds: 5))
    truth.add("c", at: RunTime(nanoseconds: 7))
    truth.add("u-", at: RunTime(nanoseconds: 9))
    var line = ByteBuffer()
    truth.write(to: &line)
    #expect(String(buffer: line) == #"{"request_id":"a\"b","received_ns":5,"sends_ns":[7,9,9],"kinds":"cu-"}"# + "\n")
    line.clear()
    ReplyTruth(requestID: nil, receivedAt: .zero).write(to: &line)
    #expect(String(buffer: line) == #"{"request_id":null,"received_ns":0,"sends_ns":[],"kinds":""}"# + "\n")
  }

  @Test func `says what was received and when it was sent`() async throws {
    try await withFolder { folder in
      let clock = RunClock(originNanoseconds: 0)
      var responses: [String: (askedAt: RunTime, events: [TestResponse.Event])] = [:]
      try await withServer {
        $0.truthLog = folder + "/truth.jsonl"
        $0.threads = 2
        $0.scenario.timeToFirstToken = .milliseconds(5)
        $0.scenario.interTokenLatency = .milliseconds(2)
        $0.scenario.interTokenJitter = .milliseconds(1)
      } _: { server in
        let clients = try (0..<8).map { _ in try TestClient(to: server) }
        for round in 0..<3 {
          for (number, client) in clients.enumerated() {
            responses["\(round)-\(number)"] = (clock.now(), [])
            let body = #"{"messages": [], "stream": true, "max_tokens": \#(number), "stream_options": {"include_usage": true}}"#
            try client.send("POST", "/v1/chat/completions", headers: ["x-request-id: \(round)-\(number)"], body: body)
          }
          for (number, client) in clients.enumerated() {
            responses["\(round)-\(number)"]?.events = try client.receive().events
          }
        }
      }
      let truths = try TruthLine.read(folder + "/truth.jsonl")
      #expect(Set(truths.map(\.requestID)) == Set(responses.keys))
      #expect(truths.count == 24)
      for truth in truths {
        let response = try #require(responses[truth.requestID ?? ""])
        #expect(truth.kinds == "o" + String(repeating: "c", count: response.events.count - 4) + "fu-")
        #expect(truth.sends == truth.sends.sorted())
        #expect(truth.receivedAt >= response.askedAt.nanoseconds)
        #expect(truth.sends[0] >= truth.receivedAt + 5_000_000)
        #expect(zip(truth.sends, response.events).allSatisfy { $0 <= $1.arrivedAt.nanoseconds })
      }
    }
  }

  @Test func `shows concurrent streams keep their own pace in order`() async throws {
    try await withFolder { folder in
      try await withServer {
        $0.truthLog = folder + "/truth.jsonl"
        $0.scenario.timeToFirstToken = .milliseconds(30)
        $0.scenario.interTokenLatency = .milliseconds(10)
      } _: { server in
        let clients = try [TestClient(to: server), TestClient(to: server)]
        for (number, client) in clients.enumerated() {
          try client.send("POST", "/echo", headers: ["x-request-id: \(number)"], body: #"{"prompt": "", "stream": true}"#)
        }
        for client in clients { #expect(try client.receive().events.count == 18) }
      }
      for truth in try TruthLine.read(folder + "/truth.jsonl") {
        #expect(truth.kinds == String(repeating: "c", count: 16) + "u-")
        for (number, send) in truth.sends.prefix(16).enumerated() {
          #expect(send >= truth.receivedAt + 30_000_000 + Int64(number) * 10_000_000)
        }
      }
    }
  }

  @Test func `says what was sent of a reply whose client left`() async throws {
    try await withFolder { folder in
      try await withServer {
        $0.truthLog = folder + "/truth.jsonl"
        $0.scenario.interTokenLatency = .seconds(3000)
      } _: { server in
        var client: TestClient? = try TestClient(to: server)
        try client?.send("POST", "/echo", headers: ["x-request-id: left"], body: #"{"prompt": "", "stream": true}"#)
        _ = try client?.receiveHead()
        _ = try client?.receiveEvent()
        client = nil
      }
      #expect(try TruthLine.read(folder + "/truth.jsonl").map(\.kinds) == ["c"])
    }
  }

  @Test func `says what is lost when its disk is full`() async throws {
    try await confirmation { told in
      try await withServer {
        $0.truthLog = "/dev/full"
        $0.onTrouble = { text in
          if text.contains("/dev/full") && text.contains("No space left on device") { told() }
        }
      } _: { server in
        let client = try TestClient(to: server)
        for _ in 1...2 { #expect(try client.ask("POST", "/echo", body: #"{"prompt": ""}"#).status == 200) }
        #expect(await !server.stop())
      }
    }
  }
}
