import TestKit
import Testing
import Vocabulary

@testable import MockServer

@Suite struct ScenarioTests {
  private func scenario(_ yaml: String) throws -> Scenario { try Scenario(yaml: yaml, file: "s.yaml") }

  @Test func `reads timing and faults`() throws {
    let scenario = try scenario(
      """
      ttft: 200ms
      itl: 5ms
      tokens: 32
      role: at-once
      faults:
        - {do: reset, at: 3, share: 0.02}
        - {do: delay, at: head, after: 1s, every: 10}
        - do: respond
          status: 429
          headers: {Retry-After: 2}
          body: slow down
          first: 3
      """)
    #expect(scenario.timeToFirstToken == .milliseconds(200))
    #expect(scenario.interTokenLatency == .milliseconds(5))
    #expect(scenario.tokens == 32)
    #expect(scenario.roleChunk == .atOnce)
    var response = Fault.Response()
    response.status = 429
    response.headers = [HTTPHeader("Retry-After", "2")]
    response.body = Array("slow down".utf8)
    var rules = [
      FaultRule(Fault(.reset, at: .token(3))), FaultRule(Fault(at: .head, after: .seconds(1))),
      FaultRule(Fault(.respond(response))),
    ]
    rules[0].share = 0.02
    rules[1].every = 10
    rules[2].first = 3
    #expect(scenario.faults == rules)
  }

  @Test func `all problems come at once, each with its line, its key and what is near`() throws {
    let error = #expect(throws: PlanProblems.self) {
      try scenario(
        """
        tftt: 1s
        itl: soon
        faults:
          - {do: rest, at: middle}
          - {at: 2, share: 7}
        """)
    }
    let problems = try #require(error?.problems)
    #expect(
      problems.map(\.place) == [
        "s.yaml:1 tftt", "s.yaml:2 itl", "s.yaml:4 faults[0].at", "s.yaml:4 faults[0].do", "s.yaml:5 faults[1].do",
        "s.yaml:5 faults[1].share",
      ])
    #expect(problems[0].accepted.hasPrefix("“ttft”"))
    #expect(problems[3].accepted.hasPrefix("reset, "))
  }

  @Test(arguments: [
    ("do: reset, text: x", "text"), ("do: event, text: x, bytes: 3", "bytes"), ("do: respond, code: cancel", "code"),
    ("do: line, pause: 1s", "pause"), ("do: stall, status: 429", "status"), ("do: bomb, headers: {a: b}", "headers"),
    ("do: close, body: x", "body"), ("do: delay", "after"), ("do: delay, after: 0s", "after"), ("do: fall-back", "at"),
    ("do: fall-back, at: 2", "at"), ("do: close, at: handshake, after: 1s", "after"), ("do: stall, at: handshake", "at"),
    ("do: respond, at: 2", "at"), ("do: bomb, at: end", "at"),
  ])
  func `refuses what would do nothing`(rule: String, key: String) {
    let error = #expect(throws: PlanProblems.self) { try scenario("faults:\n  - {\(rule)}\n") }
    #expect(error?.problems.map(\.place) == ["s.yaml:2 faults[0].\(key)"])
  }

  @Test func `what is large is made when it is sent, not before`() throws {
    let scenario = try scenario(
      "faults: [{do: line, bytes: 1073741824}, {do: garbage, bytes: 1073741824}, {do: bomb}, {do: line}, {do: garbage}]")
    #expect(
      scenario.faults.map(\.fault.deed) == [
        .line(bytes: 1 << 30), .garbage(bytes: 1 << 30), .bomb(bytes: 1 << 30), .line(bytes: 1 << 24), .garbage(bytes: 64),
      ])
  }

  @Test func `refuses waits that no clock reaches`() throws {
    let waits = "ttft: 2h\nitl: 9223372036.9s\nfaults:\n  - {do: reset, after: 3601s}\n  - {do: trickle, pause: 290000h}\n"
    let error = #expect(throws: PlanProblems.self) { try self.scenario(waits) }
    #expect(
      error?.problems.map(\.place) == ["s.yaml:1 ttft", "s.yaml:2 itl", "s.yaml:4 faults[0].after", "s.yaml:5 faults[1].pause"])
  }

  @Test(arguments: ["a: &x 1", "faults: {do: reset}", "[]", "", "faults: [7]"])
  func `refuses what is no scenario`(yaml: String) {
    #expect(throws: PlanProblems.self) { try scenario(yaml) }
  }

  @Test(arguments: Scenario.shipped.map(\.name))
  func `each shipped scenario can be read`(name: String) throws {
    let scenario = try Scenario(named: name)
    #expect((scenario == Scenario()) == (name == "steady"))
  }

  @Test func `an unknown name is told with those that are near, and a file is read by its path`() throws {
    let error = #expect(throws: PlanProblems.self) { try Scenario(named: "truncate") }
    #expect(error?.problems.first?.accepted.hasPrefix("“truncated”, another of those that") == true)
    let folder = try TemporaryFolder()
    #expect(try Scenario(named: folder.write("tokens: 3\n", to: "s.yaml")).tokens == 3)
  }

  @Test func `a rule strikes its share, one in so many, and the first`() throws {
    func struck(_ rule: String) throws -> [Int] {
      let scenario = try scenario("{faults: [{do: reset, \(rule)}]}")
      return (1...10_000).filter { scenario.fault(ofRequest: $0, seed: 7) != nil }
    }
    #expect((150...250).contains(try struck("share: 0.02").count))
    #expect(try struck("share: 0.02") == struck("share: 0.02"))
    #expect(try struck("every: 2500") == [2500, 5000, 7500, 10_000])
    #expect(try struck("first: 2") == [1, 2])
    #expect(try struck("share: 0").isEmpty)
  }

  @Test func `the first rule that strikes decides`() throws {
    let scenario = try scenario("{faults: [{do: reset, first: 1}, {do: close}]}")
    #expect(scenario.fault(ofRequest: 1, seed: 0)?.deed == .reset)
    #expect(scenario.fault(ofRequest: 2, seed: 0)?.deed == .close)
  }
}
