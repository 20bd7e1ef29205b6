import FoundationEssentials
import Testing
import Vocabulary

@testable import Protocols

/// A plan and a prompt, and the request that a protocol must make of them: `fixtures/requests/<name>.json`.
struct RequestFixture: Sendable, CustomTestStringConvertible {
  let folder: ProtocolFolder
  let name: String

  static let all: [RequestFixture] = ProtocolFolder.all.flatMap { folder in
    folder.names("fixtures/requests").map { RequestFixture(folder: folder, name: $0) }
  }

  var testDescription: String { "\(folder.id) \(name)" }

  func read() throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(folder.bytes("fixtures/requests/\(name)")))
  }
}

extension RunPlan {
  /// A plan of the keys that concern a request.
  init(_ json: JSONValue?) {
    self.init()
    model = json?["model"]?.text ?? ""
    isStreamed = json?["stream"]?.bool ?? true
    maxOutputTokens = json?["max_output_tokens"]?.integer
    minOutputTokens = json?["min_output_tokens"]?.integer
    ignoresEndOfSequence = json?["ignore_eos"]?.bool ?? false
    temperature = json?["temperature"]?.number
    topP = json?["top_p"]?.number
    stop = json?["stop"]?.list?.compactMap(\.text) ?? []
    extraBody = json?["extra_body"]?.text
  }
}

extension Prompt {
  /// A prompt as a fixture spells it; chats and bodies as JSON.
  init(_ json: JSONValue?) throws {
    let content: Content
    if let messages = json?["messages"] {
      content = .messages(json: messages.spelled)
    } else if let body = json?["body"] {
      content = .body(json: body.spelled)
    } else if let ids = json?["prompt_token_ids"]?.list {
      content = .tokenIDs(ids.compactMap(\.integer))
    } else if let query = json?["query"]?.text {
      content = .query(query, documents: json?["documents"]?.list?.compactMap(\.text) ?? [])
    } else {
      content = .text(try #require(json?["text"]?.text))
    }
    self.init(content, maxOutputTokens: json?["max_output_tokens"]?.integer)
  }
}

extension JSONValue {
  /// The value as JSON text.
  var spelled: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): Int(exactly: value).map(String.init) ?? "\(value)"
    case .text(let value): quoted(value)
    case .list(let values): "[\(values.map(\.spelled).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \($0.value.spelled)" }.joined(separator: ", "))}"
    }
  }

  private func quoted(_ text: String) -> String {
    var json: [UInt8] = []
    json.appendJSON(text)
    return String(decoding: json, as: UTF8.self)
  }
}
