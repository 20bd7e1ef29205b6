import Testing
import Vocabulary

@testable import prony

@Suite struct ArgumentVectorTests {
  private func words(_ arguments: String...) throws -> [String] {
    try ArgumentVector.words(of: arguments.map { Array($0.utf8) })
  }

  @Test func `is taken as it was typed`() throws {
    #expect(
      try words("perf", "--prompt", "- é", "--url=http://h", "", "-h") == [
        "perf", "--prompt", "- é", "--url=http://h", "", "-h",
      ])
    #expect(try words() == [])
  }

  @Test func `a negative number is the value of the flag before it`() throws {
    #expect(
      try words("perf", "--requests", "-5", "--burst", "--spread", "-.5s", "--rate", "-1,2")
        == ["perf", "--requests=-5", "--burst", "--spread=-.5s", "--rate=-1,2"])
    #expect(try words("report", "-5", "-6") == ["report", "-5", "-6"])
    #expect(try words("perf", "--seed=1", "-6", "-x", "-7") == ["perf", "--seed=1", "-6", "-x", "-7"])
    #expect(try words("report", "--", "-5", "--a", "-6") == ["report", "--", "-5", "--a", "-6"])
  }

  @Test func `what is not UTF-8 is refused by its flag, all at once, and not shown`() {
    let hunter = Array("hunter2".utf8) + [0xFF]
    let arguments: [[UInt8]] = [
      Array("report".utf8), hunter, Array("--header".utf8), hunter, Array("--model=".utf8) + hunter, [0xC3],
      Array("--json".utf8),
    ]
    let error = #expect(throws: PlanProblems.self) { try ArgumentVector.words(of: arguments) }
    #expect(error?.problems.map(\.place) == ["argument 2", "--header", "--model", "argument 6"])
    #expect(error?.problems.allSatisfy { $0.value == nil && $0.problem == "not UTF-8" } == true)
  }
}
