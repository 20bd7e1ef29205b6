import TestKit
import Testing

@testable import Tasks

@Suite struct FilePatternTests {
  private func found(_ pattern: String, files: [String]) throws -> [(String, [String: String])] {
    let folder = try TemporaryFolder()
    for file in files {
      if let slash = file.lastIndex(of: "/") { try folder.makeFolder(String(file[..<slash])) }
      try folder.write("", to: file)
    }
    return try #require(FilePattern(pattern)).matches(in: folder.path).map { match in
      (String(match.path.dropFirst(folder.path.count + 1)), match.names)
    }
  }

  @Test func `finds files by the parts that it spells out, and tells the others, in the order of names`() throws {
    let found = try found(
      "{subject}_test.csv", files: ["law_test.csv", "art_test.csv", "art_dev.csv", "_test.csv", ".x_test.csv"])
    #expect(found.map(\.0) == ["art_test.csv", "law_test.csv"])
    #expect(found.map(\.1) == [["subject": "art"], ["subject": "law"]])
  }

  @Test func `finds packed files by the same names`() throws {
    let found = try found("{set}.jsonl", files: ["a.jsonl.gz", "b.jsonl", "c.json.gz"])
    #expect(found.map(\.0) == ["a.jsonl.gz", "b.jsonl"])
    #expect(found.map(\.1) == [["set": "a"], ["set": "b"]])
  }

  @Test func `goes into folders, a part of the path each, and a name means one thing`() throws {
    let files = ["Easy/Easy-Test.jsonl", "Easy/Hard-Test.jsonl", "Hard/Hard-Test.jsonl", "Hard/deep/Hard-Test.jsonl"]
    let found = try found("{set}/{set}-Test.jsonl", files: files)
    #expect(found.map(\.0) == ["Easy/Easy-Test.jsonl", "Hard/Hard-Test.jsonl"])
  }

  @Test func `never leaves its folder`() {
    #expect(FilePattern("../x") == nil)
    #expect(FilePattern("/x") == nil)
    #expect(FilePattern("a//b") == nil)
    #expect(FilePattern("{a") == nil)
    #expect(FilePattern("a..b/*.txt") != nil)
  }
}
