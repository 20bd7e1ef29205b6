import Testing
import Vocabulary

@testable import Hubs

@Suite struct HubListingTests {
  private static let hash = String(repeating: "0aF9", count: 16)

  @Test func `Hugging Face lists large files with their hash, and small ones without`() throws {
    let listing = try HubListing(
      """
      [{"type": "directory", "oid": "aa", "size": 0, "path": "data"},
       {"type": "file", "oid": "bb", "size": 130, "path": "data/rows.jsonl", "lfs": {"oid": "\(Self.hash)", "size": 130}},
       {"type": "file", "oid": "cc", "size": 7, "path": "README.md"}]
      """, of: .huggingFace)
    #expect(listing["data/rows.jsonl"] == HubListing.Entry(bytes: 130, sha256: Self.hash.lowercased()))
    #expect(listing["README.md"] == HubListing.Entry(bytes: 7, sha256: nil))
    #expect(listing["rows.jsonl"] == HubListing.Entry())
  }

  @Test func `ModelScope lists them in an object`() throws {
    let listing = try HubListing(
      """
      {"Code": 200, "Data": {"Files": [
        {"Path": "rows.jsonl", "Size": 130, "Sha256": "\(Self.hash)", "Type": "blob"},
        {"Path": "README.md", "Size": 7, "Sha256": "", "Type": "blob"}]}, "Success": true}
      """, of: .modelScope)
    #expect(listing["rows.jsonl"] == HubListing.Entry(bytes: 130, sha256: Self.hash.lowercased()))
    #expect(listing["README.md"] == HubListing.Entry(bytes: 7, sha256: nil))
  }

  @Test(arguments: ["", "[", "{}", #"{"error": "gone"}"#, #"[{"size": 1}]"#, #"[{"path": 1}]"#])
  func `what is no list is refused`(text: String) {
    #expect(throws: BadReply.self) { try HubListing(text, of: .huggingFace) }
  }
}
