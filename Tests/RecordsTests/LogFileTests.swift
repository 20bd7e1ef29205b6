import Glibc
import TestKit
import Testing

@testable import Records

@Suite struct LogFileTests {
  private let temporary: TemporaryFolder
  private var path: String { temporary.path(of: "lines") }

  init() throws { temporary = try TemporaryFolder() }

  private func lines(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  @Test func `appends`() throws {
    var file = try LogFile(creating: path)
    try file.append(lines("a\n"))
    try file.append(lines("b\nc\n"))
    try file.finish()
    #expect(try temporary.text(of: "lines") == "a\nb\nc\n")
  }

  @Test func `does not touch a file that is there`() throws {
    try temporary.write("old", to: "lines")
    #expect(throws: RecordsError.refusal("create", path, code: EEXIST)) { try LogFile(creating: path) }
    #expect(try temporary.text(of: "lines") == "old")
  }

  /// The refusal is the system's own: this process may not make a file longer than a limit, 10 bytes before which the file begins.
  @Test func `is cut back to its last whole line when the system refuses, and takes no more`() throws {
    let limit = 1 << 40
    try limitFiles(to: limit)
    let start = limit - 10
    let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
    try #require(ftruncate(descriptor, start) == 0 && lseek(descriptor, start, SEEK_SET) == start)
    let reading = open(path, O_RDONLY)
    defer { close(reading) }

    var file = LogFile(path: path, descriptor: descriptor, length: start)
    try file.append(lines("one\n"))
    let refusal = RecordsError.refusal("write", path, code: EFBIG)
    #expect(throws: refusal) { try file.append(lines("two\nthree\nfour\n")) }
    try file.append(lines("five\n"))
    try file.finish()

    var bytes: [UInt8] = Array(repeating: 0, count: 20)
    let count = pread(reading, &bytes, bytes.count, start)
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "one\ntwo\n")
  }

  /// The process's own memory refuses, where there is none, as a disk that breaks does.
  @Test func `tells an error of the device, and takes no more`() throws {
    let memory = "/proc/self/mem"
    var file = LogFile(path: memory, descriptor: open(memory, O_WRONLY), length: 0)
    #expect(throws: RecordsError.refusal("write", memory, code: EIO)) { try file.append(lines("one\n")) }
    try file.append(lines("two\n"))
    try file.finish()
  }

  private func limitFiles(to length: Int) throws {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: UInt(length), rlim_max: .max)
    try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
  }
}
