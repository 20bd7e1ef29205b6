import Testing
import Vocabulary

@Suite struct URLPartsTests {
  @Test(
    arguments: [
      ("http://a.b", "", "a.b", 80), ("https://a.b/v1?x=@y", "", "a.b", 443), ("http://a.b:8000/v1", "", "a.b", 8000),
      ("http://[::1]:8000", "", "::1", 8000), ("https://[fd00::2]", "", "fd00::2", 443), ("HTTPS://a.b", "", "a.b", 443),
      ("http://user:p@ss@proxy:3128/", "user:p@ss", "proxy", 3128), ("http://", "", "", 80), ("", "", "", 80),
      ("a.b:81/v1", "", "a.b", 81), ("http://a:x", "", "a", 80), ("http://a#@b", "", "a", 80), ("http://a?b@c", "", "a", 80),
    ])
  func `user, host and port of a URL`(url: String, user: String, host: String, port: Int) {
    let parts = URLParts(url)
    #expect(parts.user == user)
    #expect(parts.host == host)
    #expect(parts.port == port)
  }

  @Test(
    arguments: [
      ("http://a.b", "http://a.b", "", nil), ("HTTP://u@a.b:1/", "HTTP://u@a.b:1", "/", nil),
      ("http://a/b/c?d=/e?f#g", "http://a", "/b/c", "d=/e?f"), ("http://a?b", "http://a", "", "b"),
      ("http://a/?", "http://a", "/", ""), ("/v1/x?to=http://h/y", "", "/v1/x", "to=http://h/y"), ("a/b", "a", "/b", nil),
      ("http://a/#b?c", "http://a", "/", nil),
    ] as [(String, String, String, String?)])
  func `what stands before the path, the path and the query`(url: String, origin: String, path: String, query: String?) {
    let parts = URLParts(url)
    #expect(parts.origin == origin)
    #expect(parts.path == path)
    #expect(parts.query == query)
  }
}
