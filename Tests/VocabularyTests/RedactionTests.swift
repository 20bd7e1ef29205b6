import Testing
import Vocabulary

@Suite struct RedactionTests {
  @Test(arguments: [
    "Authorization", "api-key", "X-API-Key", "x-goog-api-key", "Cookie", "X-Auth-Token", "client_secret", "sig",
  ])
  func `names that tell of a secret`(name: String) { #expect(Redaction.isSecret(name)) }

  @Test(arguments: ["Accept", "X-Team", "api-version", "Content-Type", "signal"])
  func `names that do not`(name: String) { #expect(!Redaction.isSecret(name)) }

  @Test(arguments: [
    ("api_key", "x"), ("apiKey", "x"), ("openai-api-key", "x"), ("token", "x"), ("access_token", "x"), ("Authorization", "x"),
    ("client_secret", "x"), ("password", "x"), ("any", "sk-x"), ("any", "Bearer x"),
  ])
  func `texts of a body that are secrets`(name: String, text: String) { #expect(Redaction.isSecret(text, ofMember: name)) }

  @Test(arguments: [
    ("api_key", ""), ("stop_token", "x"), ("tokenizer", "x"), ("author", "x"), ("key", "x"), ("prompt_cache_key", "x"),
    ("any", "sk-"),
    ("prompt", "ask-me"),
  ])
  func `texts of a body that are none`(name: String, text: String) { #expect(!Redaction.isSecret(text, ofMember: name)) }

  @Test func `a body is shown without its secrets`() {
    let body: JSONValue = ["auth": ["token": "a", "n": 1], "token": ["b", "c"], "tokens": ["d"], "x": "sk-e"]
    let (shown, secrets) = body.withoutSecrets()
    #expect(
      shown.compactText
        == #"{"auth":{"token":"[redacted]","n":1},"token":["[redacted]","[redacted]"],"tokens":["d"],"x":"[redacted]"}"#)
    #expect(secrets == ["a", "b", "c", "sk-e"])
  }
}
