import Testing
import Vocabulary

@Suite struct JSONValueTests {
  private let value: JSONValue = ["b": 1, "a": [nil, true, 2.5, "x"], "c": ["d": [], "e": [:]]]

  @Test func `keeps the order of members`() {
    #expect(value.compactText == #"{"b":1,"a":[null,true,2.5,"x"],"c":{"d":[],"e":{}}}"#)
  }

  @Test func `stands on one line where that fits`() {
    #expect(value.prettyText() == #"{"b": 1, "a": [null, true, 2.5, "x"], "c": {"d": [], "e": {}}}"#)
  }

  @Test func `is spread over lines where it does not fit, but for lists of plain values`() {
    #expect(
      value.prettyText(width: 20) == """
        {
          "b": 1,
          "a": [null, true, 2.5, "x"],
          "c": {
            "d": [],
            "e": {}
          }
        }
        """)
  }

  @Test func `escapes quotes, backslashes and controls, and nothing else`() {
    #expect(JSONValue.text("\"\\/\n\u{1B}é\u{1F600}").compactText == #""\"\\/\n\u001bé😀""#)
  }

  @Test func `writes numbers as short as they can be read back, and null for those that JSON has no word for`() {
    #expect(JSONValue.list([.number(0.1), .number(1e22), .number(-3), .integer(-3)]).compactText == "[0.1,1e+22,-3.0,-3]")
    #expect(JSONValue.list([.number(.nan), .number(.infinity)]).compactText == "[null,null]")
  }

  @Test func `is null of nothing`() {
    #expect(JSONValue(nil as Double?) == nil)
    #expect(JSONValue(nil as Int?) == nil)
    #expect(JSONValue(nil as String?) == nil)
  }

  @Test func `reads back what it wrote`() throws {
    let plan: JSONValue = ["stream": true, "concurrency": [1, 4], "headers": ["x": "y"], "rate": 2.0, "name": nil]
    #expect(plan.compactText == #"{"stream":true,"concurrency":[1,4],"headers":{"x":"y"},"rate":2.0,"name":null}"#)
    #expect(JSONValue(try JSONText(plan.compactText)) == plan)
    #expect(JSONValue(try JSONText(#"{"a": [null]}"#)) == ["a": [nil]])
  }

  @Test(arguments: ["1e999", #"{"a": [-1e999]}"#])
  func `is not made of numbers beyond all bounds`(text: String) throws {
    #expect(JSONValue(try JSONText(text)) == nil)
  }
}
