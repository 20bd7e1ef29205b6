import FoundationEssentials
import Testing
import Vocabulary

@testable import Protocols

@Suite struct PathTrieTests {
  /// Paths, a JSON text, and what is found in it: slot and value.
  static let scans: [(paths: [String], json: String, found: [String])] = [
    (["a"], #"{"a":"x"}"#, ["0 x"]),
    (["a"], #" { "b" : [ 1 , { } ] , "a" : "x" } "#, ["0 x"]),
    (["a", "b"], #"{"b":2,"a":"x"}"#, ["1 2", "0 x"]),
    (["a.b"], #"{"b":"no","a":{"a":{"b":"no"},"b":"yes"},"c":{"b":"no"}}"#, ["0 yes"]),
    (["a.b"], #"{"a":null}"#, []),
    (["a.b"], #"{"a":[{"b":"no"}]}"#, []),
    (["a[0]", "a[2]"], "{\"a\":[10,11,12,13]}", ["0 10", "1 12"]),
    (["a[*].b"], #"{"a":[{"b":"x"},7,{"c":1},{"b":"y","z":[]}]}"#, ["0 x", "0 y"]),
    (["a[*].b", "a[1].c"], #"{"a":[{"b":"x","c":"no"},{"c":"z","b":"y"}]}"#, ["0 x", "1 z", "0 y"]),
    (["[*][1]"], "[[1,2],[3],[4,5,6]]", ["0 2", "0 5"]),
    (["a", "a.b"], #"{"a":{"b":"x"}}"#, ["0 object", "1 x"]),
    (["a"], #"{"a":[1,[2,3],{"x":4}]}"#, ["0 array of 3"]),
    (["a"], #"{"a":[]}"#, ["0 array of 0"]),
    (["a", "b", "c", "d"], #"{"a":null,"b":true,"c":false,"d":-1.5e3}"#, ["0 null", "1 bool", "2 bool", "3 -1.5e3"]),
    (["prompt_tokens", "prompt_tokens_details"], #"{"prompt_tokens_details":1,"prompt_tokens":2}"#, ["1 1", "0 2"]),
    (["a"], #"{"\u0061":"x","a\"":"y"}"#, ["0 x"]),
    (["a"], #"{"b":"\"a\":\"no\"","a":"q\"\\"}"#, [#"0 q\"\\"#]),
    (["a"], #"{"a":"x","a":"y"}"#, ["0 x", "0 y"]),
    (["a"], "7", []),
    (["a"], "\"text\"", []),
  ]

  @Test(arguments: scans)
  func `finds values at paths`(_ paths: [String], _ json: String, _ found: [String]) throws {
    #expect(try found == scan(json, for: paths))
  }

  @Test func `tells which element of the outermost array a value lies in`() throws {
    let trie = try PathTrie([FactPath("a[*].b[*]"), FactPath("c")])
    let json = Array(#"{"a":[{"b":["x","y"]},{},{"b":["z"]}],"c":"w"}"#.utf8)
    var hits: [PathHit] = []
    try trie.scan(json.span, into: &hits)
    #expect(hits.map(\.element) == [0, 0, 2, 0])
  }

  @Test(arguments: [
    ("", 0), ("   ", 3), ("{", 1), (#"{"a""#, 4), (#"{"a":"#, 5), (#"{"a":"x"#, 7), (#"{"a":"x\"#, 8), (#"{"a":"x""#, 8),
    (#"{"b":[1,2"#, 9),
    ("[1", 2),
  ])
  func `notices text that ends early`(_ json: String, _ offset: Int) {
    #expect(throws: ScanFault(.endsEarly, at: offset)) { try scan(json, for: ["a"]) }
  }

  @Test(arguments: [
    ("x", 0), (#"{"a" 1}"#, 5), (#"{"a":1,}"#, 7), (#"{a:1}"#, 1), (#"{"a":1 "b":2}"#, 7), (#"{"a":tru}"#, 5),
    (#"{"a":nullx}"#, 5),
    (#"{"a":}"#, 5), (#"{"a":1]"#, 6), (#"{"a":1}x"#, 7), ("[DONE]", 1), ("{} {}", 3), (#"{"a":+1}"#, 5),
  ])
  func `notices what cannot stand where it stands`(_ json: String, _ offset: Int) {
    #expect(throws: ScanFault(.unexpectedByte, at: offset)) { try scan(json, for: ["a", "[*]"]) }
  }

  @Test func `skips and walks any depth`() throws {
    let deep = String(repeating: "[", count: 1_000_000) + String(repeating: "]", count: 1_000_000)
    #expect(try scan("{\"b\":\(deep),\"a\":\"x\"}", for: ["a"]) == ["0 x"])
    #expect(throws: ScanFault.self) { try scan(String(repeating: #"{"a":"#, count: 1_000_000), for: ["a.a.a"]) }
  }

  @Test func `refuses paths that multiply`() {
    #expect(throws: FactPath.Fault.self) {
      try PathTrie(
        (0..<12).map { level in
          try FactPath((0..<12).map { $0 == level ? "[0]" : "[*]" }.joined())
        })
    }
  }

  @Test func `finds in random JSON what a decoder finds`() throws {
    var random = SplitMix64(seed: 11)
    let paths = ["a", "a.b", "b[*]", "b[1].a", "c[*].a.b", "longer_than_8", "longer_than_9.a"]
    for _ in 0..<3000 {
      let json = randomJSON(depth: 4, using: &random)
      let tree = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
      let expected = try paths.flatMap { path in tree.values(at: try FactPath(path).steps[...]).map { "\(path) \($0)" } }
      let trie = try PathTrie(paths.map { try FactPath($0) })
      var hits: [PathHit] = []
      let bytes = Array(json.utf8)
      try trie.scan(bytes.span, into: &hits)
      #expect(hits.map { "\(paths[Int($0.slot)]) \(describe($0, bytes))" }.sorted() == expected.sorted(), "\(json)")
    }
  }

  private func scan(_ json: String, for paths: [String]) throws -> [String] {
    let bytes = Array(json.utf8)
    var hits: [PathHit] = []
    try PathTrie(paths.map { try FactPath($0) }).scan(bytes.span, into: &hits)
    return hits.map { "\($0.slot) \(describe($0, bytes))" }
  }

  private func describe(_ hit: PathHit, _ bytes: [UInt8]) -> String {
    switch hit.kind {
    case .null: "null"
    case .bool: "bool"
    case .number, .text: String(decoding: bytes[Int(hit.start)..<Int(hit.end)], as: UTF8.self)
    case .object: "object"
    case .array: "array of \(hit.end)"
    }
  }

  private func randomJSON(depth: Int, using random: inout SplitMix64) -> String {
    let space = ["", "", " ", "\n\t"].randomElement(using: &random) ?? ""
    let kind = Int.random(in: depth > 0 ? 0...9 : 5...9, using: &random)
    switch kind {
    case 0...2:
      let keys = ["a", "b", "c", "d", "longer_than_8", "longer_than_9", "longer"].shuffled(using: &random)
      let members = keys.prefix(Int.random(in: 0...4, using: &random))
        .map { "\"\($0)\"\(space):\(randomJSON(depth: depth - 1, using: &random))" }
      return "{\(space)\(members.joined(separator: "\(space),"))\(space)}"
    case 3, 4:
      let count = Int.random(in: 0...3, using: &random)
      let elements = (0..<count).map { _ in randomJSON(depth: depth - 1, using: &random) }
      return "[\(space)\(elements.joined(separator: ",\(space)"))]\(space)"
    case 5: return "null"
    case 6: return Bool.random(using: &random) ? "true" : "false"
    case 7: return "\(Int.random(in: -999...999, using: &random))"
    default: return "\"\(String(repeating: "x", count: Int.random(in: 0...20, using: &random)))\"\(space)"
    }
  }
}

extension JSONValue {
  /// The values at a path, described as a test describes hits.
  fileprivate func values(at steps: ArraySlice<FactPath.Step>) -> [String] {
    switch (steps.first, self) {
    case (nil, .null): ["null"]
    case (nil, .bool): ["bool"]
    case (nil, .number(let value)): ["\(Int(value))"]
    case (nil, .text(let value)): [value]
    case (nil, .list(let values)): ["array of \(values.count)"]
    case (nil, .object): ["object"]
    case (.member(let name), .object(let members)): members[name]?.values(at: steps.dropFirst()) ?? []
    case (.element(let index), .list(let values)): index < values.count ? values[index].values(at: steps.dropFirst()) : []
    case (.everyElement, .list(let values)): values.flatMap { $0.values(at: steps.dropFirst()) }
    default: []
    }
  }
}
