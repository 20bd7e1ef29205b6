import Glibc
import TestKit
import Testing
import Vocabulary

@testable import Tasks

@Suite struct PackedFileTests {
  private func reason(_ path: String, limit: Int = 1 << 20) -> String? {
    do throws(UnreadableFile) { _ = try PackedFile.contents(ofFile: path, limit: limit) } catch { return error.reason }
    return nil
  }

  /// A file packed by gzip.
  private func pack(_ text: String, in folder: TemporaryFolder) async throws -> String {
    let path = try folder.write(text, to: "rows.jsonl")
    let gzip = try Command("gzip", [path], environment: ["PATH": "/usr/bin:/bin"], in: folder.path)
    try #require(await gzip.finish().status == 0)
    return "\(path).gz"
  }

  @Test func `unpacks what gzip has packed, also several pieces behind each other`() async throws {
    let folder = try TemporaryFolder()
    let path = try await pack("one\n", in: folder)
    let packed = try contents(ofFile: path, limit: 1 << 20)
    #expect(try PackedFile.contents(ofFile: path, limit: 4) == Array("one\n".utf8))
    try write(packed + packed, to: path)
    #expect(try PackedFile.contents(ofFile: path, limit: 8) == Array("one\none\n".utf8))
  }

  @Test func `refuses what is longer than it may be once it is unpacked`() async throws {
    let folder = try TemporaryFolder()
    let path = try await pack(String(repeating: "0", count: 1 << 20), in: folder)
    #expect(try contents(ofFile: path, limit: 1 << 20).count < 1 << 12)
    #expect(reason(path, limit: 1 << 16) == "longer than 65536 bytes when it is unpacked")
  }

  @Test func `refuses a packed file that is cut, harmed, or not packed`() async throws {
    let folder = try TemporaryFolder()
    let path = try await pack((0..<1000).map { "line \($0)\n" }.joined(), in: folder)
    let packed = try contents(ofFile: path, limit: 1 << 20)
    try write(Array(packed.dropLast(20)), to: path)
    #expect(reason(path)?.contains("unexpected end of file") == true)
    var harmed = packed
    harmed[packed.count / 2] ^= 0xFF
    try write(harmed, to: path)
    #expect(reason(path) != nil)
    try folder.write("plain\n", to: "rows.jsonl.gz")
    #expect(reason(path) == "not packed by gzip")
    #expect(reason(folder.path(of: "none.gz")) == "No such file or directory")
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }
}
