import Testing
import Vocabulary

@testable import Metrics

/// How the client fared, and its machine.
extension ValidityCheckTests {
  @Test func `sends later than 1 ms or 1 % of ttft are the client's doing`() throws {
    var late = requests()
    for index in 1...11 { late[index].scheduledAt = late[index].departedAt + .milliseconds(-2) }
    let found = verdict(of: late)
    #expect(found.status == .invalid)
    let lateness = try #require(finding("send_late", in: found))
    #expect(nearly(lateness.value, 0.002) && nearly(lateness.limit ?? 0, 0.001))
    // Ten of a thousand lie beyond p99.
    late[11].scheduledAt = late[11].departedAt
    #expect(verdict(of: late).status == .valid)
  }

  @Test func `the limit of lateness grows with the time to first token`() {
    let slow = requests().map { record in
      var record = record
      record.arrivals = record.arrivals.map {
        TokenArrival(at: $0.at + .milliseconds(100), deliveryLag: 0, tokens: $0.tokens, kind: $0.kind)
      }
      record.scheduledAt = record.departedAt + .milliseconds(-2)
      return record
    }
    #expect(finding("send_late", in: verdict(of: slow)) == nil)
  }

  @Test func `a slow loop invalidates what the client stamps itself`() throws {
    let samples = [sample(0, lag: 1_200_000)]
    let stamped = try #require(finding("loop_lag", in: verdict(of: requests(), samples: samples)))
    #expect(stamped.severity == .warning && stamped.limit == 0.001)

    var readiness = requests()
    for index in 0..<10 { readiness[index].stampSource = .readiness }
    #expect(finding("loop_lag", in: verdict(of: readiness, samples: samples))?.severity == .invalidity)

    var merged = requests()
    for index in 0..<20 { merged[index].mergedArrivals = 2 }
    #expect(finding("loop_lag", in: verdict(of: merged, samples: samples))?.severity == .invalidity)

    var late = requests()
    for index in 0..<20 { late[index].scheduledAt = late[index].departedAt + .milliseconds(-2) }
    #expect(finding("loop_lag", in: verdict(of: late, samples: samples))?.severity == .invalidity)
  }

  @Test func `one long wake is a stall`() {
    var samples = (0..<10).map { sample($0) }
    samples[3].loopLag.add(60_000_000)
    let found = verdict(of: requests(), samples: samples)
    #expect(finding("loop_lag", in: found) == nil)
    #expect(finding("loop_stall", in: found)?.severity == .warning)
  }

  @Test func `samples outside the window are not held against it`() {
    var after = sample(400, busy: 1, lag: 3_000_000_000)
    after.clockStepNanoseconds = 5
    #expect(verdict(of: requests(), samples: [after]).status == .valid)
  }

  @Test func `a client that stopped for more than a second measured nothing then`() {
    let samples = [sample(0), sample(1), sample(4)]
    let found = verdict(of: requests(), samples: samples)
    #expect(found.status == .invalid)
    #expect(nearly(finding("client_stopped", in: found)?.value, 2))
  }

  @Test func `a thread at its limit for more than five seconds is a bottleneck`() {
    #expect(finding("thread_busy", in: verdict(of: requests(), samples: (0..<5).map { sample($0, busy: 0.9) })) == nil)
    let found = verdict(of: requests(), samples: (0..<6).map { sample($0, busy: 0.9) })
    #expect(finding("thread_busy", in: found)?.severity == .warning)
  }

  @Test func `the machine's own limits invalidate a run`() {
    var records = requests()
    records[5] = FiveChunks.failed(.localResource, sentAt: 5 * 216)
    let found = verdict(of: records)
    #expect(found.status == .invalid && finding("local_resources", in: found)?.value == 1)
  }

  @Test func `a step of the wall clock is noted`() {
    var stepped = sample(0)
    stepped.clockStepNanoseconds = 3_600_000_000_000
    #expect(finding("clock_stepped", in: verdict(of: requests(), samples: [stepped]))?.value == 3600)
  }

  @Test func `requests before the run, or answered before they were sent, measure nothing`() {
    let changes: [(inout RequestRecord) -> Void] = [
      { $0.scheduledAt = RunTime(nanoseconds: -1) }, { $0.sentAt = RunTime(nanoseconds: -1) },
      { $0.firstByteAt = $0.departedAt + .nanoseconds(-1) }, { $0.finishedAt = $0.departedAt + .nanoseconds(-1) },
    ]
    for change in changes {
      var records = requests()
      change(&records[500])
      let found = verdict(of: records)
      #expect(found.status == .invalid && finding("impossible_times", in: found)?.value == 1)
    }
    var records = requests()
    records[500].firstByteAt = records[500].departedAt
    #expect(verdict(of: records).status == .valid)
  }
}
