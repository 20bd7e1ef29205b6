import Testing
import Vocabulary

@testable import Protocols

@Suite struct TokenLogprobsTests {
  private let paths: LikelihoodPaths

  init() throws {
    paths = try LikelihoodPaths(logprobs: FactPath("choices[0].lp[*]"), offsets: FactPath("choices[0].at[*]"))
  }

  private func read(_ json: String) throws(RequestFailure) -> TokenLogprobs { try paths.logprobs(in: Array(json.utf8).span) }

  @Test func `reads the logprob and the offset of each token`() throws {
    let found = try read(#"{"choices":[{"at":[0,4,9],"lp":[null,-2.5,-1e-3]},{"at":[7],"lp":[-7]}]}"#)
    #expect(found.logprobs == [nil, -2.5, -0.001])
    #expect(found.offsets == [0, 4, 9])
  }

  @Test(arguments: ["{}", "", "[", #"{"choices":[{"lp":"x","at":{}}]}"#])
  func `is silent where a reply gives none`(json: String) throws {
    #expect(try read(json).likelihood(of: 0..<9) == nil)
  }

  @Test(arguments: [
    (#""lp":[null,true]"#, "choices[0].lp[*] is no log-probability: true"),
    (#""lp":[null,"NaN"]"#, "choices[0].lp[*] is no log-probability: NaN"),
    (#""lp":[null,-1e999]"#, "choices[0].lp[*] is no log-probability: -1e999"),
    // Only the first token has none before it.
    (#""lp":[null,5.0]"#, "choices[0].lp[*] is no log-probability: 5.0"),
    (#""lp":[null,null]"#, "choices[0].lp[*] is no log-probability: null"),
    (#""at":[0,-4]"#, "choices[0].at[*] is no offset: -4"),
    (#""at":[0,1.5]"#, "choices[0].at[*] is no offset: 1.5"),
    (#""at":[0,99999999999999999999]"#, "choices[0].at[*] is no offset: 99999999999999999999"),
    (#""at":[null]"#, "choices[0].at[*] is no offset: null"),
  ])
  func `takes nothing for a value that it cannot read`(member: String, problem: String) {
    #expect(throws: RequestFailure(.malformedReply, problem)) { try read("{\"choices\":[{\(member)}]}") }
  }

  /// The tokens begin at 0, 4, 9 and 11; the last was generated.
  @Test(arguments: [
    (4..<11, -2.75, 2), (9..<11, -0.25, 1), (0..<11, -2.75, 2), (4..<9, -2.5, 1),
    // The token at 4 reaches into the part, but begins before it.
    (5..<11, -0.25, 1),
  ])
  func `adds up the tokens that begin within the part`(part: Range<Int>, logprob: Double, tokens: Int) throws {
    let found = try read(#"{"choices":[{"at":[0,4,9,11],"lp":[null,-2.5,-0.25,-8]}]}"#)
    #expect(found.likelihood(of: part) == Likelihood(logprob: logprob, tokens: tokens))
  }

  @Test(arguments: [
    #"{"choices":[{"at":[0,4],"lp":[null,-2.5,-0.25]}]}"#,
    // Only what was generated.
    #"{"choices":[{"at":[11],"lp":[-8]}]}"#,
    #"{"choices":[{"at":[0],"lp":[null]}]}"#,
  ])
  func `judges nothing where tokens of the part are missing`(json: String) throws {
    #expect(try read(json).likelihood(of: 4..<11) == nil)
  }
}
