import Testing
import Vocabulary

@testable import Protocols

@Suite struct ObservedExchangeTests {
  @Test(arguments: [
    "curl http://h/v1 -d '{}'", "curl -d'{}' http://h/v1", "curl -sSNX POST -d '{}' http://h/v1",
    "/usr/bin/curl --data-raw '{}' --url http://h/v1 --max-time 5 -o out", "curl --json {} h/v1",
    "curl -X POST http://h/v1 --data '{}' -k", "curl http://h/v1 -d '{}' -H Accept: -A me",
  ])
  func `options of curl may be spelled as curl allows`(command: String) throws {
    var exchange = try ObservedExchange(curl: command)
    exchange.notes = []
    #expect(exchange == ObservedExchange(method: "POST", url: "http://h/v1", headers: [], body: "{}"))
  }

  @Test func `what has no effect and what is left out is told`() throws {
    let exchange = try ObservedExchange(
      curl: "curl -sN https://me:s3cret@h/v1 -d '{}' --max-time 5 -b id=s3cret -H 'cookie: a=s3cret' 2>/dev/null | jq .")
    #expect(exchange.url == "https://h/v1" && exchange.headers.isEmpty)
    #expect(
      exchange.notes == [
        "left out of the URL: the user's name and password", "left out: Cookie, since a definition holds no session",
        "without effect: -s, -N, --max-time", "left out: 2> /dev/null, | jq .",
      ])
  }

  @Test(arguments: [
    ("-u me:s3cret", "Basic bWU6czNjcmV0"), ("--oauth2-bearer s3cret", "Bearer s3cret"),
    ("-H 'authorization: Own x' --user me:s3cret", "Own x"),
  ])
  func `a user is a header`(options: String, value: String) throws {
    let exchange = try ObservedExchange(curl: "curl http://h/v1 -d '{}' \(options)")
    #expect(exchange.headers.map(\.value) == [value])
  }

  @Test(arguments: [
    ("", "empty", ""), ("KEY=s3cret curl http://h -d {}", "does not begin with curl", "KEY"),
    ("curl -d '{}'", "no URL", nil), ("curl http://h?key=s3cret", "no body", nil),
    ("curl http://h -d {} --url http://i?key=s3cret", "another URL", "http://i?key=[redacted]"),
    ("curl http://h -d @/no/such/file", "No such file", "@/no/such/file"), ("curl http://h -d @-", "standard input", "@-"),
    ("curl http://h -d", "value is missing", "-d"), ("curl http://h -d {} -u me", "ask for the password", nil),
    ("curl http://h -d {} -H s3cret", "no header line", nil),
  ])
  func `what is no request with a body is refused`(command: String, reason: String, value: String?) {
    let problem = #expect(throws: PlanProblem.self) { try ObservedExchange(curl: command) }
    #expect(problem?.problem.contains(reason) == true && problem?.value ?? "" == value ?? "", "\(problem as Any)")
  }

  @Test(arguments: [
    ("--next http://i", "--next", "one request"), ("-: http://i", "-:", "one request"),
    ("-F file=@x", "-F", "a JSON body"), ("--data-urlencode a=b", "--data-urlencode", "a JSON body"),
    ("-T x", "-T", "a JSON body"), ("-sG", "-G", "a JSON body"), ("--digest", "--digest", "a key in a header"),
    ("-x http://user:s3cret@p", "-x", "without it: each run says"), ("-K x", "-K", "its options in the command"),
    ("--aws-sigv4 aws:amz", "--aws-sigv4", "sign in the definition"),
    ("--data-row {}", "--data-row", "--data-raw, perhaps"), ("--frobnicate", "--frobnicate", "the command without it"),
    ("-s?", "-?", "the command without it"), ("--user=me:s3cret", "--user", "--user VALUE, which curl takes as two words"),
  ])
  func `an option that no draft can carry, or that is not known, is refused by its name`(
    option: String, name: String, accepted: String
  ) {
    let problem = #expect(throws: PlanProblem.self) { try ObservedExchange(curl: "curl http://h -d {} \(option)") }
    #expect(problem?.value == name && problem?.accepted.hasPrefix(accepted) == true, "\(problem as Any)")
  }

  @Test func `each option is in the table once`() {
    let letters = CurlOption.all.compactMap(\.letter)
    #expect(Set(letters).count == letters.count && Set(CurlOption.all.map(\.name)).count == CurlOption.all.count)
  }

  @Test func `the last call of an archive that was answered is taken, with its reply`() throws {
    let archive = #"""
      {"log": {"entries": [
        {"request": {"method": "GET", "url": "http://h/page", "headers": []}, "response": {"status": 200, "content": {}}},
        {"request": {"method": "POST", "url": "http://h/v1", "postData": {"text": "{\"input\": \"hi\"}"},
          "headers": [{"name": "Host", "value": "h"}, {"name": ":method", "value": "POST"}, {"name": "X-A", "value": "b"}]},
         "response": {"status": 200, "content": {"mimeType": "application/json", "encoding": "base64", "text": "eyJ0ZXh0IjoiSGVsbG8ifQ=="}}},
        {"request": {"method": "POST", "url": "http://h/v1", "headers": [], "postData": {"text": "{\"input\": \"ho\"}"}},
         "response": {"status": 429, "content": {"text": "slower"}}},
        {"request": {"method": "POST", "url": "http://h/log", "headers": [], "postData": {"text": "a=b"}}, "response": {}}
      ]}}
      """#
    let exchange = try ObservedExchange(har: archive, file: "a.har")
    #expect(exchange.url == "http://h/v1" && exchange.headers == [HTTPHeader("X-A", "b")])
    #expect(exchange.reply == .init(status: 200, contentType: "application/json", body: Array(#"{"text":"Hello"}"#.utf8)))
    #expect(try ProtocolDraft(of: exchange).yaml.contains("whole:\n  framing: json\n  content: text\n"))
  }

  @Test(arguments: [
    ("{\n\"log\": [\n  1,]", "a.har:3", "byte 5 of the line: expected a JSON value"),
    ("{}", "a.har", "JSON without log.entries"),
    (#"{"log": {"entries": []}}"#, "a.har", "there is no request in it"),
    (
      #"""
      {"log": {"entries": [{"request": {"method": "GET", "url": "http://h/?token=s3cret"}},
        {"request": {"method": "POST", "url": "http://h/v1", "postData": {"text": "{}"}},
         "response": {"status": 401, "content": {}}}]}}
      """#, "a.har",
      "none of its 2 requests fits; the last: GET http://h/?token=[redacted] (no JSON object for a body), "
        + "POST http://h/v1 (status 401)"
    ),
  ])
  func `an archive without a call says what it holds`(archive: String, place: String, problem: String) {
    let found = #expect(throws: PlanProblem.self) { try ObservedExchange(har: archive, file: "a.har") }
    #expect(found?.place == place && found?.problem == problem)
  }
}
