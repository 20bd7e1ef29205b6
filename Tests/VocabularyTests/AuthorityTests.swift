import Testing
import Vocabulary

@Suite struct AuthorityTests {
  @Test(
    arguments: [
      ("http://a.b", "", "a.b", 80), ("https://a.b/v1?x=@y", "", "a.b", 443), ("http://a.b:8000/v1", "", "a.b", 8000),
      ("http://[::1]:8000", "", "::1", 8000), ("https://[fd00::2]", "", "fd00::2", 443),
      ("http://user:p@ss@proxy:3128/", "user:p@ss", "proxy", 3128), ("http://", "", "", 80), ("", "", "", 80),
    ])
  func `user, host and port of a URL`(url: String, user: String, host: String, port: Int) {
    let authority = Authority(of: url)
    #expect(authority.user == user)
    #expect(authority.host == host)
    #expect(authority.port == port)
  }
}
