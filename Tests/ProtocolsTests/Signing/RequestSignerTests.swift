import Testing
import Vocabulary

@testable import Protocols

/// The signatures are those of botocore 1.43's signer, for the same requests at the same instant.
@Suite struct RequestSignerTests {
  private static let host = "https://bedrock-runtime.us-east-1.amazonaws.com"
  /// 14 November 2026, 10:20:30 UTC.
  private static let instant = 1_794_651_630

  static let requests: [(url: String, body: String, token: String?, signature: String)] = [
    ("\(host)/model/m/converse", "{}", nil, "b68165729b8064e8df252d7e012f7cd361fbcfe79038edc362c97f4443cc57da"),
    (
      "\(host)/model/some.model-v1%3A0/converse-stream", "{\"messages\":[]}", nil,
      "c09a54e9cc5d6445e8924cecadbfa75f6af8282f694601747b3108285aac9530"
    ),
    ("\(host)/model/m/converse", "{}", "TOKEN/+=", "a62211f0a42f4c4e924304baaa5b9b4f5733e96de53715f050c0c1786b68492c"),
    (
      "\(host):8443/a//b/%C3%BC?b=2&a=1&c&d=%2F", String(repeating: "x", count: 200), nil,
      "a00394d3b6432b21bbb88946a20f6f18b90ba3d3ca4dfc2249fb931301714fe3"
    ),
    (
      "http://127.0.0.1:8080/model/a%2Fb/converse", "", nil,
      "cd96267ec63622618d346f4992102fbf28a8e83bfcb7caf2bd187e2692dbfbea"
    ),
  ]

  @Test(arguments: requests)
  func `signs as botocore does`(_ url: String, _ body: String, _ token: String?, _ signature: String) throws {
    let key = "AKIDEXAMPLE:wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" + (token.map { ":\($0)" } ?? "")
    let signer = try #require(RequestSigner(Secret(key), service: "bedrock"))
    let target = HTTPTarget(method: "POST", url: url, headers: [HTTPHeader("Content-Type", "application/json")])
    let headers = signer.headers(for: target, body: body.utf8, at: Self.instant)
    let names = "content-type;host;x-amz-date" + (token == nil ? "" : ";x-amz-security-token")
    #expect(
      headers == [HTTPHeader("X-Amz-Date", "20261114T102030Z")] + (token.map { [HTTPHeader("X-Amz-Security-Token", $0)] } ?? [])
        + [
          HTTPHeader(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261114/us-east-1/bedrock/aws4_request, SignedHeaders=\(names), "
              + "Signature=\(signature)")
        ])
  }

  @Test(arguments: [
    (0, "19700101T000000Z"), (951_782_399, "20000228T235959Z"), (951_782_400, "20000229T000000Z"),
    (951_868_800, "20000301T000000Z"), (1_767_225_599, "20251231T235959Z"), (4_107_542_400, "21000301T000000Z"),
  ])
  func `knows the calendar`(_ time: Int, _ stamp: String) throws {
    let signer = try #require(RequestSigner(Secret("a:b"), service: "s"))
    #expect(signer.headers(for: HTTPTarget(method: "GET", url: "http://h"), body: [], at: time).first?.value == stamp)
  }

  @Test(arguments: ["key", ":b", "a:", ""])
  func `needs credentials`(_ key: String) { #expect(RequestSigner(Secret(key), service: "s") == nil) }

  @Test func `takes the region from the host`() throws {
    let signer = try #require(RequestSigner(Secret("a:b"), service: "s"))
    let target = HTTPTarget(method: "POST", url: "https://bedrock-runtime.eu-central-1.amazonaws.com:443/")
    #expect(signer.headers(for: target, body: [], at: 0).last?.value.contains("/eu-central-1/s/aws4_request") == true)
  }

  @Test func `a definition that signs sends no key`() throws {
    let bedrock = try ProtocolCatalogue.definition(named: "bedrock-converse")
    var plan = RunPlan()
    plan.apiKey = Secret("bearer")
    #expect(bedrock.signer(for: plan) == nil)
    #expect(bedrock.headers(for: plan).last == HTTPHeader("Authorization", "Bearer bearer"))
    plan.apiKey = Secret("id:secret")
    #expect(bedrock.signer(for: plan) != nil)
    #expect(bedrock.headers(for: plan) == [HTTPHeader("Content-Type", "application/json")])
  }
}
