import Testing
import Vocabulary

@testable import Plans

@Suite struct ValueFormTests {
  /// What the key's problem with the text is; `nil` if it reads it.
  func fault(_ name: String, _ text: String) throws -> Misread.Fault? {
    let key = try #require(PlanKey.named(name))
    var plan = RunPlan()
    do throws(Misread) { try key.read(.quoted(text), &plan) } catch { return error.faults.first }
    return nil
  }

  @Test(
    arguments: [
      ("250ms", 250_000_000), ("1.5s", 1_500_000_000), ("2m", 120_000_000_000), ("1h", 3_600_000_000_000),
      ("30", 30_000_000_000),
      ("0.25", 250_000_000), ("7us", 7000), ("7µs", 7000), ("9ns", 9), ("0.1ms", 100_000), ("0s", 0),
      ("90.000000001s", 90_000_000_001),
      ("12345678901234567ns", 12_345_678_901_234_567),
    ] as [(String, Int64)])
  func `reads times to the nanosecond`(text: String, nanoseconds: Int64) {
    #expect(Duration(written: text) == .nanoseconds(nanoseconds))
  }

  @Test(arguments: [
    "", "s", "-1s", "+1s", "1 s", "1d", "1.s", ".5s", "1.5.5s", "1e3s", "nan", "0x10", "1s2", "99999999999h", "9223372036.9s",
    "٣s",
  ])
  func `refuses what is not a time`(text: String) { #expect(Duration(written: text) == nil) }

  @Test(arguments: [
    (0, "0s"), (1, "1ns"), (1500, "1500ns"), (2_000_000, "2ms"), (1_500_000_000, "1500ms"), (600_000_000_000, "600s"),
  ])
  func `writes times in the largest whole unit`(nanoseconds: Int64, text: String) {
    #expect(Duration.nanoseconds(nanoseconds).written == text)
  }

  @Test(arguments: [
    ("0", WarmUp.none), ("0s", .none), ("50", .requests(50)), ("1_000", .requests(1000)), ("5s", .time(.seconds(5))),
    ("1.5", .time(.milliseconds(1500))),
  ])
  func `a warm-up is a number of requests or a time`(text: String, warmUp: WarmUp) throws {
    #expect(try ValueForm<WarmUp>.warmUp.read(.quoted(text)) == warmUp)
  }

  @Test(arguments: [
    ("concurrency", "1,x,4", "x", "not a whole number"), ("concurrency", "0", "0", "too small"),
    ("concurrency", "", "", "not a whole number"),
    ("concurrency", "1,,2", "", "not a whole number"), ("concurrency", "2000000", "2000000", "too large"),
    ("concurrency", "4.0", "4.0", "not a whole number"),
    ("concurrency", "99999999999999999999", "99999999999999999999", "not a whole number"),
    ("concurrency", "_1", "_1", "not a whole number"),
    ("rate", "0", "0", "out of range"), ("rate", "nan", "nan", "not a number"), ("rate", "inf", "inf", "not a number"),
    ("rate", "0x1p3", "0x1p3", "not a number"), ("rate", "1e999", "1e999", "not a number"),
    ("rate", "1e300", "1e300", "out of range"),
    ("temperature", "2.5", "2.5", "out of range"), ("temperature", "-0.1", "-0.1", "out of range"),
    ("top_p", "0", "0", "out of range"),
    ("duration", "0s", "0s", "too short"), ("duration", "10000h", "10000h", "longer than a year"),
    ("grace", "soon", "soon", "not a time"),
    ("connection_lifetime", "1500ms", "1500ms", "not a whole number of seconds"),
    ("connection_lifetime", "0.5", "0.5", "too short"),
    ("grace", "-soon", "-soon", "not a time"), ("grace", "-1.5s", "-1.5s", "a negative time"),
    ("concurrency", "-1", "-1", "a negative number"), ("concurrency", "--1", "--1", "not a whole number"),
    ("requests", "-1_000", "-1_000", "a negative number"), ("requests", "-", "-", "not a whole number"),
    ("random_words", "-5:5", "-5", "a negative number"),
    ("seed", "-1", "-1", "a negative number"), ("seed", "x", "x", "not such a number"),
    ("seed", "18446744073709551616", "18446744073709551616", "not such a number"),
    ("arrivals", "gamma", "gamma", "not one of them"), ("burst", "yes", "yes", "neither true nor false"),
    ("random_words", "200:50", "200:50", "ends before it begins"), ("random_words", "1:2:3", "1:2:3", "not a range"),
    ("random_words", "0:5", "0", "too small"), ("random_words", ":", "", "not a whole number"),
    ("name", "a/b", "a/b", "holds a character that it may not"), ("name", "..", "..", "begins with a dot"),
    ("name", "", "", "empty"),
    ("model", "", "", "empty"), ("stop", "", "", "empty"),
    ("extra_body", "[1]", "[1]", "JSON, but not an object"),
    ("extra_body", "{a:1}", "{a:1}", "not JSON: at byte 2 expected a string in double quotes"),
    ("extra_body", #"{"a":1,"a":2}"#, #"{"a":1,"a":2}"#, "“a” stands twice in one object"),
    (
      "extra_body", #"{"a":[{"b":{"c":1,"\u0063":2}}]}"#, #"{"a":[{"b":{"c":1,"\u0063":2}}]}"#, "“c” stands twice in one object"
    ),
    ("extra_body", #"{"a":[0,-1e999]}"#, #"{"a":[0,-1e999]}"#, "-1e999 in it is a number beyond all bounds"),
    ("goodput", "ttft:500", "ttft:500", "a time without its unit"),
    ("goodput", "itl:5ms", "itl", "not a metric that a limit can be set on"),
    ("goodput", "ttft:0ms", "0ms", "too short"),
    ("warmup", "some", "some", "not a time"),
  ])
  func `says what is wrong with a value`(name: String, text: String, value: String, problem: String) throws {
    #expect(try fault(name, text) == Misread.Fault(value: value, problem: problem))
  }

  @Test(arguments: [
    ("a.b:443:192.0.2.7", "a.b:443:192.0.2.7"), ("a.b:1:::1", "a.b:1:[::1]"), ("a.b:1:[fd00::2]", "a.b:1:[fd00::2]"),
  ])
  func `an address for a host and port`(text: String, shown: String) throws {
    let form = ValueForm<PinnedAddress>.pinnedAddress
    #expect(form.show(try form.read(.quoted(text))) == .text(shown))
  }

  @Test(arguments: ["a.b", "a.b:443", "a.b:0:::1", ":443:::1", "a.b:443:c.d", "a.b:443:", "a.b:443:192.0.2", "a.b:x:::1"])
  func `what is no address for a host and port`(text: String) {
    #expect(throws: Misread.self) { try ValueForm<PinnedAddress>.pinnedAddress.read(.quoted(text)) }
  }

  @Test func `names each bad item of a list`() throws {
    let key = try #require(PlanKey.named("concurrency"))
    var plan = RunPlan()
    #expect(
      throws: Misread(faults: [.init(value: "x", problem: "not a whole number"), .init(value: "0", problem: "too small")])
    ) {
      try key.read(.quoted("1, x, 4, 0"), &plan)
    }
  }

  @Test(arguments: [
    "http://localhost", "http://localhost:8000", "https://api.example.com/v1", "HTTPS://a", "http://[::1]:8080/x",
    "http://[fe80::1%25eth0]/",
    "http://10.0.0.1:1", "http://h?api-version=2", "http://h/a%20b%2F%c3",
  ])
  func `accepts URLs of endpoints`(url: String) throws { #expect(try fault("url", url) == nil) }

  @Test(arguments: [
    ("", "", "empty"), ("localhost:8000", "localhost:8000", "no http:// or https:// before it"),
    ("ftp://h", "ftp://h", "neither http nor https"), ("http://", "http://", "no host in it"),
    ("http:///v1", "http:///v1", "no host in it"),
    ("http://:80", "http://:80", "no host in it"), ("http://h:0", "http://h:0", "the port is not from 1 to 65535"),
    ("http://h:65536", "http://h:65536", "the port is not from 1 to 65535"),
    ("http://h:x", "http://h:x", "the port is not from 1 to 65535"),
    ("http://h:", "http://h:", "the port is not from 1 to 65535"),
    ("http://::1", "http://::1", "an IPv6 address without its brackets"),
    ("http://[h]", "http://[h]", "brackets are for IPv6 addresses"),
    ("http://[::1]x", "http://[::1]x", "something between the address and the port"),
    ("http://h/#a", "http://h/#a", "a fragment (#) is never sent"),
    ("http://h/a b", "http://h/a b", "holds a character that must be percent-encoded"),
    ("http://h/%zz", "http://h/%zz", "a % that no two hexadecimal digits follow"),
    ("http://h/%2", "http://h/%2", "a % that no two hexadecimal digits follow"),
    ("http://h/?a=100%", "http://h/?a=100%", "a % that no two hexadecimal digits follow"),
    ("http://h\n", "http://h\n", "holds a character that must be percent-encoded"),
    ("http://münchen.de", "http://münchen.de", "holds a character that must be percent-encoded"),
    ("http://user:hunter2@h", nil, "a user name or password stands in it"),
    ("user:hunter2@h", nil, "a user name or password stands in it"),
    ("http://h/?api_key=hunter2#a", "http://h/?api_key=[redacted]", "a fragment (#) is never sent"),
    ("http://a,http://b", nil, "several URLs with commas between them"),
    ("http://a, https://user:hunter2@b", nil, "several URLs with commas between them"),
    ("ftp://hunter2@h", nil, "a user name or password stands in it"),
  ])
  func `refuses other URLs and shows no secret`(url: String, value: String?, problem: String) throws {
    #expect(try fault("url", url) == Misread.Fault(value: value, problem: problem))
  }

  @Test(arguments: [
    ("X-Team: search", HTTPHeader("X-Team", "search")), ("X-Team:search", HTTPHeader("X-Team", "search")),
    ("A:  b:c  ", HTTPHeader("A", "b:c")), ("Authorization: Basic x", HTTPHeader("Authorization", "Basic x")),
  ])
  func `reads header lines`(text: String, header: HTTPHeader) throws {
    #expect(try ValueForm<HTTPHeader>.header.read(.quoted(text)) == header)
  }

  @Test(arguments: [
    ("Authorization Bearer hunter2", nil, "there is no colon in it"), (": x", "", "not a header's name"),
    ("X Team: x", "X Team", "not a header's name"), ("X\r\nY: hunter2", "X\r\nY", "not a header's name"),
    ("X-Team:", "X-Team", "without a value"),
    ("X-Key: a\r\nEvil: hunter2", "X-Key", "its value holds a control character"),
    ("X-Key: hunter2\u{0}", "X-Key", "its value holds a control character"),
    ("content-LENGTH: 5", "content-LENGTH", "a header that frames the body, which Prony must set itself"),
  ])
  func `refuses other header lines and shows no value`(text: String, value: String?, problem: String) throws {
    #expect(try fault("header", text) == Misread.Fault(value: value, problem: problem))
  }

  @Test func `extra members of a body stay as they were written`() throws {
    let text = #" {"top_k":20, "p": 0.70, "s": "\u00e9"} "#
    #expect(try ValueForm<String>.jsonObject.read(.quoted(text)) == #"{"top_k":20, "p": 0.70, "s": "\u00e9"}"#)
  }

  @Test func `extra members may share a name where they are of different objects`() throws {
    let text = #"{"a":{"a":1},"b":[{"a":1},{"a":1}]}"#
    #expect(try ValueForm<String>.jsonObject.read(.quoted(text)) == text)
  }

  @Test func `a mapping is held to the same as JSON`() {
    let deep = (0..<300).reduce(WrittenValue.plain("1")) { inner, _ in .list([inner]) }
    for value in [WrittenValue.plain("1e999"), deep] {
      #expect(throws: Misread.self) { try ValueForm<String>.jsonObject.read(.map([.init(name: "a", value: value)])) }
    }
  }

  @Test func `a mapping does for a JSON object`() throws {
    let map = WrittenValue.map([
      .init(name: "top_k", value: .plain("20")), .init(name: "p", value: .plain("0.70")),
      .init(name: "id", value: .quoted("7")),
      .init(name: "q\"", value: .list([.plain("true"), .plain("~"), .plain("yes"), .plain("1_000")])),
      .init(name: "in", value: .map([])),
    ])
    #expect(
      try ValueForm<String>.jsonObject.read(map) == #"{"top_k":20,"p":0.70,"id":"7","q\"":[true,null,"yes","1_000"],"in":{}}"#)
  }
}
