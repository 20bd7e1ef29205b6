import Testing
import Vocabulary

@testable import Protocols

@Suite struct RequestBodyTests {
  private let chat: ProtocolDefinition
  private let echo: ProtocolDefinition

  init() throws {
    chat = try ProtocolCatalogue.definition(named: "openai-chat")
    echo = try ProtocolCatalogue.definition(named: "echo")
  }

  @Test func `leaves out what nobody says`() throws {
    #expect(try body(echo, .text("hi")) == #"{"prompt":"hi","stream":true}"#)
    #expect(try body(echo, .text("hi")) { $0.isStreamed = false } == #"{"prompt":"hi","stream":false}"#)
  }

  @Test func `escapes what JSON must not hold`() throws {
    #expect(
      try body(echo, .text("\"\\/\u{0}\u{8}\t\n\u{C}\r\u{1B}\u{7F}é世👋\u{2028}"))
        == #"{"prompt":"\"\\/\u0000\b\t\n\f\r\u001b\#u{7F}é世👋\#u{2028}","stream":true}"#)
  }

  @Test(arguments: [(4, 64, 4), (64, 4, 4), (nil, 4, 4), (4, nil, 4)] as [(Int?, Int?, Int)])
  func `of a prompt's own limit and the plan's the smaller holds`(own: Int?, planned: Int?, sent: Int) throws {
    var plan = RunPlan()
    plan.maxOutputTokens = planned
    let body = try echo.body(for: Prompt(.text("hi"), maxOutputTokens: own), plan: plan)
    #expect(String(decoding: body, as: UTF8.self) == #"{"prompt":"hi","stream":true,"max_tokens":\#(sent)}"#)
  }

  @Test func `sends a chat byte for byte`() throws {
    let messages = #"[ {"role":"user", "content":"\u00e9 é", "n":1.0, "big":12345678901234567890} ]"#
    #expect(
      try body(chat, .messages(json: messages)) { $0.model = "m" }
        == #"{"model":"m","messages":\#(messages),"stream":true,"stream_options":{"include_usage":true}}"#)
  }

  @Test func `sends a verbatim body byte for byte, but for what the plan sets`() throws {
    let own = #" { "messages" : [1.50, {"a": "}"}],  "temperature":1, "max_tokens": 9,"model":"other", "x": "\u0041" } "#
    let sent = try body(chat, .body(json: own)) {
      $0.model = "m"
      $0.temperature = 0.5
    }
    #expect(
      sent == #"{"model":"m","stream":true,"temperature":0.5,"stream_options":{"include_usage":true},"#
        + #""messages" : [1.50, {"a": "}"}],"max_tokens": 9,"x": "\u0041"}"#)
  }

  @Test func `a body keeps what the definition says of itself only`() throws {
    let own = #"{"messages":[],"stream_options":null}"#
    #expect(try body(chat, .body(json: own)) == #"{"stream":true,"messages":[],"stream_options":null}"#)
  }

  @Test func `sets the members of the extra body over all others`() throws {
    #expect(
      try body(echo, .text("hi")) { $0.extraBody = #" {"stream": null, "seed" : 7} "# }
        == #"{"prompt":"hi","stream": null,"seed" : 7}"#)
    #expect(
      try body(echo, .body(json: #"{"seed":1,"a":2}"#)) { $0.extraBody = #"{"seed":7}"# } == #"{"stream":true,"a":2,"seed":7}"#)
    #expect(try body(echo, .text("hi")) { $0.extraBody = "{}" } == #"{"prompt":"hi","stream":true}"#)
  }

  @Test func `says when a protocol cannot send a prompt`() throws {
    #expect(throws: RequestEncodingError.unsendable(.chat, accepted: [.text])) { try body(echo, .messages(json: "[]")) }
    for text in ["", "[]", "7", "{", #"{"a":1}}"#, #"{"a" 1}"#, #"{a:1}"#, #"{"a":1,}"#, "{} x"] {
      #expect(throws: RequestEncodingError.noObject(what: "the prompt's body")) { try body(echo, .body(json: text)) }
      #expect(throws: RequestEncodingError.noObject(what: "the extra body")) {
        try body(echo, .text("hi")) { $0.extraBody = text }
      }
    }
  }

  @Test func `drops containers that held only absent values, and keeps those written empty`() throws {
    let yaml = ProtocolDefinitionTests.sound.replacing(
      "options: { limit: \"${max_output_tokens}\", fixed: [1, 2.5, yes, \"true\", null, {}] }",
      with: """
        gone: { a: { b: "${top_p}" }, c: ["${top_p}", "x ${max_output_tokens}"] }
            list: ["${top_p}", {}, []]
            text: "<${prompt}|${model}>"
        """)
    let definition = try ProtocolDefinition(yaml: yaml, file: "x.yaml")
    #expect(try body(definition, .text("a\"b")) == #"{"input":"a\"b","list":[{},[]]}"#)
    let full = try body(definition, .text("a\"b")) {
      $0.topP = 0.5
      $0.maxOutputTokens = 3
      $0.model = "m"
    }
    #expect(full == #"{"input":"a\"b","gone":{"a":{"b":0.5},"c":[0.5,"x 3"]},"list":[0.5,{},[]],"text":"<a\"b|m>"}"#)
  }

  @Test func `merges objects of a form with those of all requests`() throws {
    let yaml = ProtocolDefinitionTests.sound.replacing(
      "  done: END", with: "  done: END\n  body: { options: { fixed: 7, more: true }, input: \"<${prompt}>\" }")
    let definition = try ProtocolDefinition(yaml: yaml, file: "x.yaml")
    #expect(try body(definition, .text("a")) == #"{"options":{"fixed":7,"more":true},"input":"<a>"}"#)
    #expect(
      try body(definition, .text("a")) { $0.isStreamed = false }
        == #"{"input":"a","options":{"fixed":[1,2.5,"yes","true",null,{}]}}"#)
  }

  @Test func `a dollar sign more makes text of a placeholder`() throws {
    let yaml = ProtocolDefinitionTests.sound.replacing(
      "  done: END",
      with: #"""
          done: END
          headers: { X-A: "$${api_key}", X-B: "$${", X-C: "$$${nope}$" }
          body: { options: { fixed: "$${nope}", limit: "$${a} ${model} $${b" } }
        """#)
    let definition = try ProtocolDefinition(yaml: yaml, file: "x.yaml")
    #expect(definition.headers(for: RunPlan()).suffix(3).map(\.value) == ["${api_key}", "${", "$${nope}$"])
    #expect(
      try body(definition, .text("a")) { $0.model = "m" }
        == #"{"input":"a","options":{"fixed":"${nope}","limit":"${a} m ${b"}}"#)
  }

  @Test func `the key may stand in a body, and its member drops out when there is none`() throws {
    let yaml = ProtocolDefinitionTests.sound.replacing("  done: END", with: "  done: END\n  body: { auth: 'Key ${api_key}' }")
    let definition = try ProtocolDefinition(yaml: yaml, file: "x.yaml")
    #expect(try !body(definition, .text("a")).contains("auth"))
    #expect(try body(definition, .text("a")) { $0.apiKey = Secret("k\"") }.hasSuffix(#","auth":"Key k\""}"#))
  }

  @Test func `a form has its own path and headers`() throws {
    let yaml = ProtocolDefinitionTests.sound.replacing(
      "  done: END", with: "  done: END\n  path: /v2/${model}/stream?a=1\n  headers: { x-client: other, Y: z }")
    let definition = try ProtocolDefinition(yaml: yaml, file: "x.yaml")
    var plan = RunPlan()
    plan.model = "a/b:ü"
    #expect(definition.url(for: "http://h/v2?k=v", plan: plan) == "http://h/v2/a%2Fb%3A%C3%BC/stream?k=v&a=1")
    #expect(definition.headers(for: plan).dropFirst() == [HTTPHeader("x-client", "other"), HTTPHeader("Y", "z")])
    plan.isStreamed = false
    #expect(definition.url(for: "http://h/v2?k=v", plan: plan) == "http://h/v2/generate?k=v")
    #expect(definition.headers(for: plan).dropFirst() == [HTTPHeader("X-Client", "prony")])
  }

  @Test func `spells messages as the definition does`() throws {
    let yaml = ProtocolDefinitionTests.sound.replacing(
      "input: ${prompt}", with: "turns: \"${turns}\"\n    told: \"${system}\""
    ).replacing(
      "reply:", with: "  message: { by: \"${role}\", says: [\"${text}!\"] }\n  roles: { user: human }\nreply:",
      maxReplacements: 1
    )
    .replacing(#"    options: { limit: "${max_output_tokens}", fixed: [1, 2.5, yes, "true", null, {}] }\#n"#, with: "")
    let definition = try ProtocolDefinition(yaml: yaml, file: "x.yaml")
    #expect(try body(definition, .text("a")) == #"{"turns":[{"by":"human","says":["a!"]}]}"#)
    let chat =
      #"[{"role":"developer","content":"x"},{"role":"user","content":[{"type":"text","text":"b"}]},{"role":"tool","content":"c"}]"#
    #expect(
      try body(definition, .messages(json: chat))
        == #"{"turns":[{"by":"human","says":["b!"]},{"by":"tool","says":["c!"]}],"told":"x"}"#)
    for message in [#"{"role":"user","content":[{"type":"image_url"}]}"#, #"{"role":"user"}"#, "7"] {
      #expect(throws: RequestEncodingError.unspellableMessage(number: 1)) {
        try body(definition, .messages(json: "[\(message)]"))
      }
    }
    #expect(throws: RequestEncodingError.noChat) { try body(definition, .messages(json: "{}")) }
  }

  @Test func `says what a plan leaves open that the protocol must be told`() throws {
    let anthropic = try ProtocolCatalogue.definition(named: "anthropic-messages")
    #expect(throws: RequestEncodingError.missing(.maxOutputTokens)) { try body(anthropic, .text("a")) }
    let gemini = try ProtocolCatalogue.definition(named: "gemini")
    let error = #expect(throws: RequestEncodingError.self) { try body(gemini, .text("a")) }
    #expect(error?.description == "this protocol must be told model: give --model")
  }

  @Test func `asks for what there is where a protocol has one form only`() throws {
    let embeddings = try ProtocolCatalogue.definition(named: "openai-embeddings")
    #expect(!embeddings.isStreamed(for: RunPlan()))
    #expect(try body(embeddings, .tokenIDs([1, 2])) == #"{"input":[1,2]}"#)
    #expect(throws: RequestEncodingError.unsendable(.query, accepted: [.text, .tokenIDs])) {
      try body(embeddings, .query("a", documents: []))
    }
  }

  private func body(_ definition: ProtocolDefinition, _ content: Prompt.Content, _ change: (inout RunPlan) -> Void = { _ in })
    throws -> String
  {
    var plan = RunPlan()
    change(&plan)
    return String(decoding: try definition.body(for: Prompt(content), plan: plan), as: UTF8.self)
  }
}
