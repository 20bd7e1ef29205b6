import ArgumentParser
import Plans
import Testing

@testable import prony

@Suite struct PerfOptionsTests {
  @Test func `declares a flag for each key of the table, and no other, in its order and sections`() throws {
    let options = try PerfOptions.parse([])
    let groups: [any ParsableArguments] = [
      options.endpoint, options.load, options.prompts, options.task, options.sampling, options.measuring, options.output,
    ]
    let declared = groups.map { PerfOptions.values(of: $0).map(\.key.name) }
    #expect(declared == PlanKey.sections.map { $0.keys.map(\.name) })
    for (group, names) in zip(groups, declared) { #expect(Mirror(reflecting: group).children.count == names.count) }
  }

  @Test func `gives what was typed, and nothing else`() throws {
    #expect(try PerfOptions.parse([]).given().isEmpty)
    let typed = [
      "--parallel", "1,4", "--no-stream", "--burst", "--stop=---", "--stop", "a,b", "--prompt", "- a list", "--header",
      "X-A: 1",
      "--max-in-flight=8", "--colour", "blue", "--shape=round", "extra", "-z",
    ]
    #expect(
      try PerfOptions.parse(typed).given().map { "\($0.flag) \($0.value)" } == [
        "--header X-A: 1", "--concurrency 1,4", "--max-in-flight 8", "--burst true", "--prompt - a list", "--stream false",
        "--stop ---", "--stop a,b",
        "--colour blue", "--shape round", "extra ", "-z ",
      ])
  }

  @Test func `keeps what is given twice, so that it can be refused`() throws {
    let given = try PerfOptions.parse(["--url", "a", "--url", "b", "--parallel", "1", "--concurrency", "2"]).given()
    #expect(given.map { "\($0.flag) \($0.value)" } == ["--url a", "--url b", "--concurrency 1", "--concurrency 2"])
    #expect(throws: (any Error).self) { try PerfOptions.parse(["--burst", "--no-burst"]) }
  }

  @Test func `every key reads what its flag gives`() throws {
    let typed = PlanKey.all.flatMap { key in
      key.shape == .onOff ? ["--no-" + key.flag.dropFirst(2)] : ["\(key.flag)=\(key.name)"]
    }
    let given = try PerfOptions.parse(typed).given()
    #expect(given.map(\.flag) == PlanKey.all.map(\.flag))
    #expect(zip(given, PlanKey.all).allSatisfy { $0.value == ($1.shape == .onOff ? "false" : $1.name) })
  }

  @Test func `help says of each flag what the table says`() {
    let help = PerfOptions.helpMessage(columns: 10_000)
    for key in PlanKey.all {
      #expect(help.contains(key.helpWithDefault), "\(key.name)")
      if key.shape != .onOff {
        #expect(help.contains("\(key.flags.joined(separator: ", ")) <\(key.placeholder)>"), "\(key.name)")
      }
    }
    #expect(help.contains("--stream/--no-stream"))
  }
}
