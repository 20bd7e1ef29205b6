import Tasks
import Testing
import Vocabulary

@testable import Hubs

@Suite struct HubAddressesTests {
  private func file(_ hub: Hub, _ repository: String = "some/rows", _ form: PublishedFile.Form = .file("a b/c.jsonl"))
    -> PublishedFile
  {
    PublishedFile(hub: hub, repository: repository, revision: nil, form: form, target: "c.jsonl")
  }

  @Test func `each hub has its way to name a file`() throws {
    let addresses = try HubAddresses()
    #expect(addresses.url(of: file(.huggingFace)) == "https://huggingface.co/datasets/some/rows/resolve/main/a%20b/c.jsonl")
    #expect(
      addresses.listingURL(of: file(.huggingFace)) == "https://huggingface.co/api/datasets/some/rows/tree/main?recursive=true")
    #expect(
      addresses.url(of: file(.modelScope))
        == "https://modelscope.cn/api/v1/datasets/some/rows/repo?Revision=master&FilePath=a%20b%2Fc.jsonl")
    #expect(
      addresses.listingURL(of: file(.modelScope))
        == "https://modelscope.cn/api/v1/datasets/some/rows/repo/tree?Revision=master&Recursive=true")
    #expect(addresses.url(of: file(.gitHub)) == "https://raw.githubusercontent.com/some/rows/master/a%20b/c.jsonl")
    #expect(addresses.url(of: file(.url, "https://example.org/x")) == "https://example.org/x/a%20b/c.jsonl")
    let rows = file(.huggingFace, "some/rows", .rows(configuration: "a&b", split: "test"))
    #expect(
      addresses.rowsURL(of: rows, from: 200)
        == "https://datasets-server.huggingface.co/rows?dataset=some%2Frows&config=a%26b&split=test&offset=200&length=100")
  }

  @Test func `the environment names others, and a token that only they are given`() throws {
    let addresses = try HubAddresses(environment: ["HF_ENDPOINT": "https://mirror.example/", "HF_TOKEN": "hf_secret"])
    let file = file(.huggingFace)
    #expect(addresses.url(of: file) == "https://mirror.example/datasets/some/rows/resolve/main/a%20b/c.jsonl")
    #expect(addresses.splitsURL(of: file) == "https://datasets-server.mirror.example/splits?dataset=some%2Frows")
    for url in ["https://mirror.example/x", "https://datasets-server.mirror.example/rows"] {
      #expect(addresses.token(for: url)?.reveal() == "hf_secret")
    }
    for url in [
      "http://mirror.example/x", "https://mirror.example:444/x", "https://mirror.example.org/x", "https://huggingface.co/x",
      "https://modelscope.cn/x",
    ] {
      #expect(addresses.token(for: url) == nil, "\(url)")
    }
  }

  @Test(arguments: [
    ("HF_ENDPOINT", "mirror.example"), ("HF_ENDPOINT", "ftp://mirror.example"), ("MODELSCOPE_ENDPOINT", "https://"),
    ("MODELSCOPE_ENDPOINT", "https://a b"), ("HF_ENDPOINT", "https://user:word@mirror.example"), ("HF_TOKEN", "a\r\nHost: b"),
  ])
  func `what cannot be meant is a problem, and is not shown`(variable: String, value: String) throws {
    let problems = try #require(throws: PlanProblems.self) { try HubAddresses(environment: [variable: value]) }
    #expect(problems.problems.map(\.place) == [variable])
    #expect(problems.problems.allSatisfy { $0.value == nil })
  }

  @Test(arguments: [
    ("https://a.example/b/c?d", "https://b.example/x", "https://b.example/x"),
    ("https://a.example/b/c?d", "/x?y", "https://a.example/x?y"),
    ("https://a.example/b/c", "x", "https://a.example/b/x"), ("https://a.example", "x", "https://a.example/x"),
    ("https://a.example/b", "//b.example/x", "https://b.example/x"),
    ("http://a.example/b", "https://b.example/", "https://b.example/"),
  ])
  func `a redirect is followed as it is meant`(from: String, location: String, to: String) throws {
    #expect(try URLParts(from).following(location) == to)
  }

  @Test(arguments: [
    "http://a.example/x", "ftp://a.example/x", "file:///etc/passwd", "https://u:p@b.example/", "", "/a b", "https://",
  ])
  func `a redirect that may not be followed is refused`(location: String) {
    #expect(throws: BadReply.self) { try URLParts("https://a.example/b").following(location) }
  }
}
