import Testing
import Vocabulary

@testable import Protocols

@Suite struct ObservedExchangeTests {
  @Test(arguments: [
    (#"curl a"#, ["curl", "a"]),
    (#"  a\ b 'c d' "e f""#, ["a b", "c d", "e f"]),
    ("a \\\n  b", ["a", "b"]),
    (#"'it'\''s' "say \"hi\"" "a\b""#, ["it's", #"say "hi""#, #"a\b"#]),
    (#"$'a\tb\u00e9\x41\'' '' x"#, ["a\tbéA'", "", "x"]),
    ("a | b", ["a"]), ("a; b", ["a"]), ("a > b", ["a"]), ("a 'x|y;z'", ["a", "x|y;z"]),
    (#"'$A' "\$A" $ "$" a$"#, ["$A", "$A", "$", "$", "a$"]),
  ])
  func `a command falls into words as a shell has them`(command: String, words: [String]) throws {
    let found = try ShellWords(command, variables: ["A": "no"])
    #expect(found.words == words)
    #expect(found.unexpanded == [])
  }

  @Test(arguments: [
    (#"$A "$A" "b${A}c" x$A.y"#, ["x y", "x y", "bx yc", "xx y.y"], []),
    (#"$B "${B}" "$B$AB""#, ["$B", "${B}", "$B$AB"], ["$B", "${B}", "$AB"]),
    (
      #""${A:-z}" $1a "$(date '+%s')" `id`"#, ["${A:-z}", "$1a", "$(date '+%s')", "`id`"],
      ["${A:-z}", "$1", "$(date '+%s')", "`id`"]
    ),
    (#""$E" ${A"#, ["", "${A"], ["${A"]),
  ])
  func `variables stand for what is given, and all else that a shell would expand is told`(
    command: String, words: [String], unexpanded: [String]
  ) throws {
    let found = try ShellWords(command, variables: ["A": "x y", "E": ""])
    #expect(found.words == words)
    #expect(found.unexpanded == unexpanded)
  }

  @Test func `what a shell would have expanded is told with the draft`() throws {
    let exchange = try ObservedExchange(curl: #"curl $BASE/v1 -d '{"prompt":"$1"}'"#)
    #expect(exchange.unexpanded == ["$BASE"])
    #expect(try ProtocolDraft(of: exchange).findings.first?.hasPrefix("$BASE stands as it is") == true)
  }

  @Test(arguments: [
    "curl http://h/v1 -d '{}'", "curl -d'{}' http://h/v1", "curl -sSNX POST -d '{}' http://h/v1",
    "curl --data-raw '{}' --url http://h/v1 --max-time 5 -o out", "curl --json={} h/v1",
    "curl -X POST http://h/v1 --data '{}' -k",
  ])
  func `options of curl may be spelled as curl allows`(command: String) throws {
    #expect(
      try ObservedExchange(curl: command) == ObservedExchange(method: "POST", url: "http://h/v1", headers: [], body: "{}"))
  }

  @Test(arguments: [
    ("curl 'http://h", "never closed"), ("curl -d '{}'", "no URL"), ("curl http://h", "no body"),
    ("curl http://h -d @/no/such/file", "No such file"),
  ])
  func `what is no request with a body is refused`(command: String, reason: String) {
    let problem = #expect(throws: PlanProblem.self) { try ObservedExchange(curl: command) }
    #expect(problem?.problem.contains(reason) == true)
  }

  @Test func `the last call of an archive is taken, with its reply`() throws {
    let archive = #"""
      {"log": {"entries": [
        {"request": {"method": "GET", "url": "http://h/page", "headers": []}, "response": {"status": 200, "content": {}}},
        {"request": {"method": "POST", "url": "http://h/v1", "postData": {"text": "{\"input\": \"hi\"}"},
          "headers": [{"name": "Host", "value": "h"}, {"name": ":method", "value": "POST"}, {"name": "X-A", "value": "b"}]},
         "response": {"status": 200, "content": {"mimeType": "application/json", "encoding": "base64", "text": "eyJ0ZXh0IjoiSGVsbG8ifQ=="}}},
        {"request": {"method": "POST", "url": "http://h/log", "headers": [], "postData": {"text": "a=b"}}, "response": {}}
      ]}}
      """#
    let exchange = try ObservedExchange(har: archive, file: "a.har")
    #expect(exchange.url == "http://h/v1" && exchange.headers == [HTTPHeader("X-A", "b")])
    #expect(exchange.reply == .init(status: 200, contentType: "application/json", body: Array(#"{"text":"Hello"}"#.utf8)))
    #expect(try ProtocolDraft(of: exchange).yaml.contains("whole:\n  framing: json\n  content: text\n"))
  }

  @Test(arguments: ["{", "{}", #"{"log": {"entries": []}}"#]) func `an archive without a call is refused`(archive: String) {
    let problem = #expect(throws: PlanProblem.self) { try ObservedExchange(har: archive, file: "a.har") }
    #expect(problem?.place.hasPrefix("a.har") == true)
  }
}
