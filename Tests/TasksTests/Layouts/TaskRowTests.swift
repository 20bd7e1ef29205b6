import Testing
import Vocabulary

@testable import Tasks

@Suite struct TaskRowTests {
  /// The row that a layout with these fields makes of a JSON object, or what keeps it from that.
  private func row(_ fields: [(name: String, source: FieldSource)], _ json: String) -> Result<TaskRow, FieldFault> {
    let layout = TaskLayout(name: "x", format: .jsonl, columns: nil, items: nil, spread: [], files: [], fields: fields)
    do throws(FieldFault) {
      let members = (try? JSONText(json))?.members ?? []
      let raw = RawRow(line: 1, members: Dictionary(uniqueKeysWithValues: members.map { ($0.name, .json($0.value)) }))
      return .success(try TaskRow(raw, layout: layout, file: "f", names: ["split": "test"]))
    } catch {
      return .failure(error)
    }
  }

  private func text(_ source: TextSource, _ json: String) -> Result<String?, FieldFault> {
    row([("x", .text(source))], json).map { $0.texts["x"] }
  }

  private func choices(_ source: ChoiceSource, _ json: String) -> Result<TaskRow.Choices?, FieldFault> {
    row([("x", .choices(source))], json).map { $0.choices["x"] }
  }

  private func path(_ text: String) -> MemberPath { MemberPath(text) }

  @Test func `takes a text from the first member that is there, and a number as it is written`() {
    let source = TextSource(origin: .members([path("a"), path("b.c")]))
    #expect(text(source, #"{"a":"x"}"#) == .success("x"))
    #expect(text(source, #"{"a":null,"b":{"c":1.50}}"#) == .success("1.50"))
    #expect(text(source, #"{"a":[1]}"#) == .failure(FieldFault(reason: "a is no text")))
    #expect(text(source, #"{"b":{}}"#) == .failure(FieldFault(reason: "there is no a or b.c")))
    #expect(text(TextSource(origin: .members([path("a")]), isOptional: true), "{}") == .success(""))
    #expect(text(TextSource(origin: .members([path("split")])), "{}") == .success("test"))
  }

  @Test func `does to a text what the layout says, in order`() {
    let final = TextSource(origin: .members([path("a")]), operations: [.after("####"), .strip])
    #expect(text(final, #"{"a":"2+2\n#### 4 "}"#) == .success("4"))
    #expect(text(final, #"{"a":"4"}"#) == .failure(FieldFault(reason: "there is no “####” in a")))
    let boxed = TextSource(origin: .members([path("a")]), operations: [.boxed])
    #expect(text(boxed, #"{"a":"\\boxed{1}, \\boxed{\\frac{1}{2}}."}"#) == .success(#"\frac{1}{2}"#))
    #expect(text(boxed, #"{"a":"\\boxed{1"}"#) == .failure(FieldFault(reason: #"there is no “\boxed{…}” in a"#)))
  }

  @Test func `refuses a NUL, which no endpoint is asked with`() {
    #expect(
      text(TextSource(origin: .members([path("a")])), #"{"a":"\u0000"}"#)
        == .failure(FieldFault(reason: "a text with a NUL in it")))
  }

  @Test func `takes lists from an array, from each element, from a text, and from members side by side`() {
    func list(_ source: ListSource, _ json: String) -> Result<[String]?, FieldFault> {
      row([("x", .texts(source))], json).map { $0.lists["x"] }
    }
    #expect(list(ListSource(paths: [path("a")]), #"{"a":["x",1]}"#) == .success(["x", "1"]))
    #expect(list(ListSource(paths: [path("a[].t")]), #"{"a":[{"t":"x"},{"t":"y"}]}"#) == .success(["x", "y"]))
    #expect(list(ListSource(paths: [path("a")], separator: ";"), #"{"a":"x; y;"}"#) == .success(["x", "y"]))
    let members = ListSource(paths: [path("A"), path("B"), path("C")])
    #expect(list(members, #"{"A":"x","B":"y"}"#) == .success(["x", "y"]))
    #expect(
      list(members, #"{"A":"x","C":"y"}"#) == .failure(FieldFault(reason: "there is no B, though there are others behind it")))
    #expect(list(members, #"{"B":"x"}"#) == .failure(FieldFault(reason: "there is no A, though there are others behind it")))
    #expect(list(ListSource(paths: [path("a")]), #"{"a":[[]]}"#) == .failure(FieldFault(reason: "a is no list of texts")))
  }

  @Test(arguments: [
    (#""B""#, [1]), (#""(C)""#, [2]), (#"["C","A"]"#, [0, 2]), (#""AC""#, [0, 2]), (#""A, C""#, [0, 2]),
  ])
  func `takes right choices by letter`(right: String, places: [Int]) {
    let source = ChoiceSource.listed(ListSource(paths: [path("c")]), right: path("r"), by: .letter)
    let expected = TaskRow.Choices(texts: ["x", "y", "z"], right: places)
    #expect(choices(source, #"{"c":["x","y","z"],"r":\#(right)}"#) == .success(expected))
  }

  @Test func `takes right choices by index, label, flags, text, truth, or from a list of their own`() {
    let texts = ListSource(paths: [path("c")])
    let second = Result<TaskRow.Choices?, FieldFault>.success(TaskRow.Choices(texts: ["x", "y"], right: [1]))
    #expect(choices(.listed(texts, right: path("r"), by: .index), #"{"c":["x","y"],"r":1}"#) == second)
    #expect(choices(.listed(texts, right: path("r"), by: .index), #"{"c":["x","y"],"r":"1"}"#) == second)
    #expect(
      choices(.listed(texts, right: path("r"), by: .label(path("l"))), #"{"c":["x","y"],"l":["1","2"],"r":"2"}"#) == second)
    #expect(choices(.listed(texts, right: path("r"), by: .flags), #"{"c":["x","y"],"r":[0,1]}"#) == second)
    #expect(choices(.listed(texts, right: path("r"), by: .text), #"{"c":["x","y"],"r":"y"}"#) == second)
    #expect(
      choices(.listed(texts, right: path("r"), by: .letter), #"{"c":["AD","BC"],"r":"BC"}"#)
        == .success(TaskRow.Choices(texts: ["AD", "BC"], right: [1])), "a text, though it is made of letters")
    #expect(choices(.truths(path("t")), #"{"t":{"x":0,"y":1}}"#) == second)
    #expect(
      choices(.sorted(right: ListSource(paths: [path("g")]), wrong: ListSource(paths: [path("b")])), #"{"g":["x"],"b":["y"]}"#)
        == .success(TaskRow.Choices(texts: ["x", "y"], right: [0])))
  }

  @Test(arguments: [
    (#"{"c":["x","y"]}"#, "there is no r"),
    (#"{"c":["x","y"],"r":"C"}"#, "r “C” is neither a letter of the 2 choices nor one of them"),
    (#"{"c":["x","y"],"r":""}"#, "no choice is right"), (#"{"c":["x"],"r":"A"}"#, "there is no choice between texts"),
    (#"{"r":"A"}"#, "there is no c"), (#"{"c":["x","y"],"r":{}}"#, "r names no choice"),
  ])
  func `says what keeps a row from having choices`(json: String, reason: String) {
    let source = ChoiceSource.listed(ListSource(paths: [path("c")]), right: path("r"), by: .letter)
    #expect(choices(source, json) == .failure(FieldFault(reason: reason)))
  }
}
