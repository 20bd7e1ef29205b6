import Testing
import Vocabulary

@testable import Protocols

@Suite struct ShellCommandTests {
  @Test(arguments: [
    (#"curl a"#, ["curl", "a"]),
    (#"  a\ b 'c d' "e f""#, ["a b", "c d", "e f"]),
    ("a \\\n  b\n", ["a", "b"]), ("\n a\r\n\n", ["a"]),
    (#"'it'\''s' "say \"hi\"" "a\b""#, ["it's", #"say "hi""#, #"a\b"#]),
    (#"$'a\tb\u00e9\x41\'' '' x"#, ["a\tbéA'", "", "x"]),
    ("a; ", ["a"]), ("a &\n", ["a"]), ("a 'x|y;z' b#c # d; e", ["a", "x|y;z", "b#c"]), ("a # b\n", ["a"]),
    (#"'$A' "\$A" $ "$" a$"#, ["$A", "$A", "$", "$", "a$"]),
  ])
  func `falls into words as a shell has them`(text: String, words: [String]) throws {
    let command = try ShellCommand(text, variables: ["A": "no"])
    #expect(command.words == words)
    #expect(command.unexpanded == [] && command.leftOut == [])
  }

  @Test(arguments: [
    (#"$A "$A" "b${A}c" x$A.y"#, ["x y", "x y", "bx yc", "xx y.y"], []),
    (#"$B "${B}" "$B$AB""#, ["$B", "${B}", "$B$AB"], ["$B", "${B}", "$AB"]),
    (
      #""${A:-z}" $1a "$(date '+%s')" `id`"#, ["${A:-z}", "$1a", "$(date '+%s')", "`id`"],
      ["${A:-z}", "$1", "$(date '+%s')", "`id`"]
    ),
    (#""$E" ${A"#, ["", "${A"], ["${A"]), ("a >$C | $D", ["a"], []),
  ])
  func `variables stand for what is given, and all else that a shell would expand is told`(
    text: String, words: [String], unexpanded: [String]
  ) throws {
    let command = try ShellCommand(text, variables: ["A": "x y", "E": ""])
    #expect(command.words == words)
    #expect(command.unexpanded == unexpanded)
  }

  @Test(arguments: [
    ("a | b 'c d' | e", ["a"], ["| b c d", "| e"]), ("a |&\n b", ["a"], ["| b"]), ("a|b>c", ["a"], ["| b", "> c"]),
    ("a > b c", ["a", "c"], ["> b"]), ("a 2>&1 >>b&", ["a"], ["2>&1", ">> b"]), ("a2>b &>c 3", ["a2", "3"], ["> b", "&> c"]),
  ])
  func `what becomes of its output is left out`(text: String, words: [String], leftOut: [String]) throws {
    let command = try ShellCommand(text)
    #expect(command.words == words)
    #expect(command.leftOut == leftOut)
  }

  @Test(arguments: [
    ("a; b", ";"), ("a && b", "&&"), ("a || b", "||"), ("a & b", "&"), ("a\nb", "\n"), ("a | b; c", ";"), ("a > b\nc", "\n"),
    ("a < b", "<"), ("a <<END", "<<"), ("a 'b", nil), ("a \"b'", nil),
  ])
  func `another command, another's input and half a command are refused`(text: String, sign: String?) {
    let problem = #expect(throws: PlanProblem.self) { try ShellCommand(text) }
    #expect(problem?.place == "the command" && problem?.value == sign)
  }
}
