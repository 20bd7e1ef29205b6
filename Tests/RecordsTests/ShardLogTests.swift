import TestKit
import Testing
import Vocabulary

@testable import Records

@Suite struct ShardLogTests {
  private let temporary: TemporaryFolder
  private let writer: LogWriter
  private let log: ShardLog

  init() throws {
    temporary = try TemporaryFolder()
    writer = try LogWriter(files: [try LogFile(creating: temporary.path(of: "lines"))]) { _ in }
    log = ShardLog(writer: writer, file: 0)
  }

  private func millisecond(_ count: Int64) -> RunTime { RunTime(nanoseconds: count * 1_000_000) }

  @Test func `hands lines over when the first has waited 200 ms`() {
    log.append(.sample, at: millisecond(1000))
    log.append(.sample, at: millisecond(1100))
    log.flushIfDue(at: millisecond(1199))
    #expect(!log.lines.isEmpty)
    log.flushIfDue(at: millisecond(1200))
    #expect(log.lines.isEmpty)
  }

  @Test func `counts the wait anew after it has handed lines over`() {
    log.append(.sample, at: millisecond(1000))
    log.append(.sample, at: millisecond(1200))
    #expect(log.lines.isEmpty)
    log.append(.sample, at: millisecond(1300))
    log.flushIfDue(at: millisecond(1499))
    #expect(!log.lines.isEmpty)
    log.flush()
  }

  @Test func `hands lines over when there are 64 KiB of them`() {
    let length = RequestRecord.sample.line.utf8.count + 1
    for _ in 1...(1 << 16) / length { log.append(.sample, at: .zero) }
    #expect(!log.lines.isEmpty)
    log.append(.sample, at: .zero)
    #expect(log.lines.isEmpty)
  }

  @Test func `writes whole lines, in order`() throws {
    let records = (0..<500).map { index in
      var record = RequestRecord.sample
      record.index = index
      return record
    }
    for record in records { log.append(record, at: .zero) }
    log.flush()
    writer.finish()
    #expect(try temporary.text(of: "lines") == records.map { $0.line + "\n" }.joined())
  }
}
