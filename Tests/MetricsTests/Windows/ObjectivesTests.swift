import Testing
import Vocabulary

@testable import Metrics

@Suite struct ObjectivesTests {
  private func objectives(_ limits: (metric: String, milliseconds: Int)...) -> Objectives {
    var plan = RunPlan()
    plan.goodput = limits.map { ServiceLevelObjective(metric: $0.metric, limit: .milliseconds($0.milliseconds)) }
    return Objectives(plan)
  }

  private let record = FiveChunks.record()

  @Test func `every limit must be kept`() {
    #expect(objectives(("ttft", 100), ("e2el", 210)).areMet(by: record))
    #expect(!objectives(("ttft", 99), ("e2el", 210)).areMet(by: record))
    #expect(!objectives(("ttft", 100), ("e2el", 209)).areMet(by: record))
  }

  @Test func `a request that failed or was cancelled keeps none`() {
    #expect(!objectives(("ttft", 1000)).areMet(by: FiveChunks.failed()))
    #expect(!objectives(("ttft", 1000)).areMet(by: FiveChunks.cancelled))
  }

  @Test func `a limit on what a request does not have is left aside beside others`() {
    var oneToken = record
    oneToken.usage.output = 1
    #expect(objectives(("tpot", 1), ("ttft", 100)).areMet(by: oneToken))
    #expect(!objectives(("tpot", 1)).areMet(by: oneToken))
  }

  @Test(arguments: ["itl", "output_tokens", "nonsense"])
  func `a limit on no request's time is kept by none`(metric: String) {
    #expect(!objectives((metric, 1_000_000), ("ttft", 100)).areMet(by: record))
  }

  @Test func `without limits nothing is good`() {
    #expect(!objectives().areMet(by: record))
  }
}
