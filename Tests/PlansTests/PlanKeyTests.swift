import Testing
import Vocabulary

@testable import Plans

@Suite struct PlanKeyTests {
  @Test(arguments: 0..<300)
  func `what a plan shows reads back to the plan`(seed: UInt64) throws {
    let plan = RunPlan.random(seed: seed)
    #expect(try PlanReading(entries: plan.entries).get() == plan)
  }

  @Test func `the default plan shows and reads back`() throws {
    #expect(try PlanReading(entries: RunPlan().entries).get() == RunPlan())
  }

  @Test func `random plans leave no field at its default`() {
    let plans = (0..<300).map { RunPlan.random(seed: $0) }
    for key in PlanKey.all {
      #expect(plans.contains { key.show($0) != key.show(RunPlan()) }, "\(key.name) is never tried")
    }
  }

  @Test func `each name and flag is there once`() {
    let names = PlanKey.all.map(\.name)
    #expect(Set(names).count == names.count)
    let flags = PlanKey.all.flatMap(\.flags)
    #expect(Set(flags).count == flags.count)
    #expect(PlanKey.named("max_in_flight")?.flag == "--max-in-flight")
    #expect(PlanKey.named("concurrency")?.flags == ["--concurrency", "--parallel"])
  }

  @Test func `help names the default where there is one`() {
    #expect(PlanKey.named("arrivals")?.helpWithDefault == "Open loop: how arrivals are spaced. (default: poisson)")
    #expect(PlanKey.named("request_timeout")?.helpWithDefault.hasSuffix("(default: 600s)") == true)
    #expect(PlanKey.named("prompts")?.helpWithDefault.hasSuffix("(default: hello)") == true)
    #expect(PlanKey.named("temperature")?.helpWithDefault == "Sampling temperature.")
    #expect(PlanKey.named("trim")?.helpWithDefault.hasSuffix(" (default: on)") == true)
    #expect(PlanKey.named("burst")?.helpWithDefault == "Closed loop: all users start at once.")
    #expect(PlanKey.named("header")?.helpWithDefault == "A further header line of every request. Repeatable.")
  }

  @Test func `each help is one line that ends as a sentence`() {
    for key in PlanKey.all { #expect(!key.help.contains("\n") && key.help.hasSuffix(".")) }
  }
}
