import Glibc
import TestKit
import Testing
import Vocabulary

@testable import Records

@Suite struct RunFolderTests {
  private let temporary: TemporaryFolder
  private let startedAt = "2026-08-01T10:15:02.125Z"

  init() throws { temporary = try TemporaryFolder() }

  @Test func `makes a folder of its own below parents that may be missing`() throws {
    let folder = try RunFolder.create(in: temporary.path(of: "a/b/"), startedAt: startedAt, name: "night")
    #expect(folder.path == temporary.path(of: "a/b/20260801T101502Z-night"))
    #expect(access(folder.path, W_OK) == 0)
  }

  @Test func `numbers a folder whose name is taken`() throws {
    let folders = try (1...3).map { _ in try RunFolder.create(in: temporary.path, startedAt: startedAt, name: "night") }
    let names = folders.map(\.name)
    #expect(names == ["20260801T101502Z-night", "20260801T101502Z-night-2", "20260801T101502Z-night-3"])
  }

  @Test(arguments: [
    ("meta-llama/Llama-3.1-8B", "meta-llama-Llama-3.1-8B"), ("../../etc", "etc"), ("a b\u{1B}[31mc", "a-b-31mc"), ("", "run"),
    ("...", "run"), ("Modèle", "Mod-le"), (String(repeating: "x", count: 300), String(repeating: "x", count: 64)),
  ])
  func `makes a file name of any name`(name: String, fileName: String) throws {
    let folder = try RunFolder.create(in: temporary.path, startedAt: startedAt, name: name)
    #expect(folder.path == temporary.path(of: "20260801T101502Z-" + fileName))
  }

  @Test func `says why it cannot make one`() throws {
    try temporary.write("", to: "file")
    let path = temporary.path(of: "file/20260801T101502Z-x")
    #expect(throws: RecordsError.refusal("create", path, code: ENOTDIR)) {
      try RunFolder.create(in: temporary.path(of: "file"), startedAt: startedAt, name: "x")
    }
    #expect(
      RecordsError.refusal("create", "/x", code: ENOSPC).description == """
        cannot create /x: No space left on device; make room, or choose a folder on another disk
        """)
  }

  @Test func `opens only what is a run, however its path is spelled`() throws {
    let folder = try RunFolder.create(in: temporary.path, startedAt: startedAt, name: "a")
    try folder.write("{}", to: "plan.json")
    #expect(try RunFolder(existing: folder.path + "/") == folder)
    #expect(try RunFolder(existing: "\(temporary.path)/./\(folder.name)/../\(folder.name)") == folder)
    let other = try RunFolder.create(in: temporary.path, startedAt: startedAt, name: "b")
    #expect(throws: RecordsError.notARun(path: other.path)) { try RunFolder(existing: other.path) }
    #expect(throws: RecordsError.notARun(path: temporary.path(of: "nowhere"))) {
      try RunFolder(existing: temporary.path(of: "nowhere"))
    }
  }

  @Test func `replaces a file whole`() throws {
    let folder = try RunFolder.create(in: temporary.path, startedAt: startedAt, name: "x")
    try folder.write("a long report", to: "report.txt")
    try folder.write("short", to: "report.txt")
    #expect(try WholeFile.read(folder.path(of: "report.txt")) == "short")
    #expect(TemporaryFolder.names(in: folder.path) == ["report.txt"])
  }
}

extension RunFolder {
  fileprivate var name: String { String(path.split(separator: "/").last ?? "") }
}
