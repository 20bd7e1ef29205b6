import Testing
import Vocabulary

@testable import Metrics

@Suite struct TimeGridTests {
  @Test func `counts go to the interval that holds their instant`() {
    var grid = TimeGrid(rows: 2, from: RunTime(milliseconds: 1000), interval: .seconds(1), limit: 10)
    grid.add(3, row: 0, at: RunTime(milliseconds: 1000))
    grid.add(4, row: 0, at: RunTime(milliseconds: 1999))
    grid.add(5, row: 1, at: RunTime(milliseconds: 3000))
    grid.add(6, row: 0, at: RunTime(milliseconds: 500))
    #expect(grid.rows == [[13, 0, 0], [0, 0, 5]])
  }

  @Test func `two intervals become one where there is no room for another`() {
    var grid = TimeGrid(rows: 1, from: .zero, interval: .seconds(1), limit: 4)
    for second in 0..<9 { grid.add(1, row: 0, at: RunTime(milliseconds: Int64(second) * 1000)) }
    #expect(grid.interval == .seconds(4))
    #expect(grid.rows == [[4, 4, 1]])
  }

  @Test func `an absurd instant neither traps nor takes room`() {
    var grid = TimeGrid(rows: 1, from: .zero, interval: .seconds(1), limit: 4)
    grid.add(1, row: 0, at: RunTime(nanoseconds: .max))
    grid.add(1, row: 0, at: RunTime(nanoseconds: .min))
    #expect(grid.rows[0].count <= 4 && grid.rows[0].reduce(0, +) == 2)
    #expect(grid.interval(holding: RunTime(nanoseconds: .max - 1)).contains(RunTime(nanoseconds: .max - 1)))
  }
}
