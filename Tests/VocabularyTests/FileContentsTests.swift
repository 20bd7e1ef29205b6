import Glibc
import Testing
import Vocabulary

@Suite struct FileContentsTests {
  @Test func `reads a whole file`() throws {
    let bytes = try contents(ofFile: #filePath, limit: 1 << 20)
    #expect(String(decoding: bytes, as: UTF8.self).contains("reads a whole file"))
  }

  @Test func `names the path and the system's reason`() {
    #expect(throws: UnreadableFile(path: "/no/such/file", reason: "No such file or directory")) {
      _ = try contents(ofFile: "/no/such/file", limit: 10)
    }
    #expect(throws: UnreadableFile(path: "/", reason: "Is a directory")) { _ = try contents(ofFile: "/", limit: 10) }
  }

  @Test func `takes text in UTF-8 only, and no byte order mark for a part of it`() throws {
    let path = "/tmp/prony-\(UInt64.random(in: 0 ... .max))"
    defer { unlink(path) }
    func write(_ bytes: [UInt8]) throws {
      let file = try #require(fopen(path, "w"))
      defer { fclose(file) }
      #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }
    try write([0xEF, 0xBB, 0xBF] + "Grüße\n".utf8)
    #expect(try text(ofFile: path, limit: 100) == "Grüße\n")
    try write([0x61, 0xFF])
    #expect(throws: UnreadableFile(path: path, reason: "not UTF-8")) { _ = try text(ofFile: path, limit: 100) }
  }

  @Test func `refuses what is longer than the limit, even without an end`() {
    #expect(throws: UnreadableFile(path: "/dev/zero", reason: "longer than 100000 bytes")) {
      _ = try contents(ofFile: "/dev/zero", limit: 100_000)
    }
  }
}
