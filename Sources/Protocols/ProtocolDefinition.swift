internal import StrictYAML
package import Vocabulary

/// A wire protocol as data: how a request is spelled, how its reply is framed, where the facts are in it, how errors look.
///
/// Read from YAML (the format is described in `protocols/README.md`), checked whole and compiled; one value serves a whole run.
package struct ProtocolDefinition: Sendable {
  /// Its name on the command line, in kebab-case.
  package let id: String
  /// What it is, for people.
  package let title: String
  /// Where the protocol is documented.
  package let source: String
  /// The HTTP method of its requests.
  package let method: String

  /// The Amazon service that requests are signed for; `nil` where they are not.
  let signedService: String?
  private let streamed: ReplyForm?
  private let whole: ReplyForm?

  /// Reads a definition.
  ///
  /// - Parameters:
  ///   - yaml: its text.
  ///   - file: the name by which problems call it.
  /// - Throws: all that is wrong with it, each with its line, its key, and what would be accepted.
  package init(yaml: String, file: String) throws(PlanProblems) {
    let document = try Document(yaml: yaml, file: file)
    var reader = DefinitionReader(file: file)
    let top = reader.section(document, at: "", known: ["id", "title", "source", "request", "reply", "streamed", "whole"])
    id = reader.requiredText("id", of: top, accepted: "lower-case letters, digits and -", where: \.isKebabCase)
    title = reader.requiredText("title", of: top, accepted: "what the protocol is, in a few words")
    source = reader.requiredText("source", of: top, accepted: "where the protocol is documented")

    let section = reader.section("request", of: top, known: ["method", "path", "headers", "body", "message", "roles", "sign"])
    method = reader.text("method", of: section, accepted: "GET, POST or PUT") { ["GET", "POST", "PUT"].contains($0) } ?? "POST"
    signedService = reader.signedService(of: section)
    let path = reader.path(of: section)
    let request = RequestTemplate(
      path: path ?? [], headers: reader.headers(of: section), body: reader.body(of: section), chat: reader.chat(of: section))

    var shared: DefinitionReader.Paths = [:]
    if let document = top.members["reply"] {
      shared = reader.paths(in: reader.section(document, at: "reply", known: DefinitionReader.factKeys))
    }
    streamed = reader.form("streamed", of: top, request, shared)
    whole = reader.form("whole", of: top, request, shared)

    if top.members["streamed"] == nil, top.members["whole"] == nil {
      reader.report(top.line, "streamed", "missing", accepted: "a mapping under streamed, under whole, or under both")
    }
    let forms = [streamed, whole].compactMap(\.self)
    if section.members["path"] == nil, forms.contains(where: \.request.path.isEmpty) {
      reader.report(section.line, "request.path", "missing", accepted: "a path such as /v1/chat/completions")
    }
    if reader.problems.isEmpty, !forms.allSatisfy(\.request.body.sendsPrompt) {
      reader.report(
        section.line, "request.body", "the prompt is not sent", accepted: "${prompt} or ${messages} somewhere in it")
    }
    guard reader.problems.isEmpty else { throw PlanProblems(reader.problems) }
  }

  /// The requests of `plan` ask for streams: what the plan says, where the protocol has both.
  package func isStreamed(for plan: RunPlan) -> Bool { whole == nil || streamed != nil && plan.isStreamed != false }

  /// What `plan` asks for and the protocol does not have: streams, or whole replies.
  package func missingForm(of plan: RunPlan) -> PlanProblem? {
    guard let wish = plan.isStreamed, wish != isStreamed(for: plan) else { return nil }
    return wish
      ? PlanProblem(place: "--stream", problem: "this protocol has whole replies only", accepted: "without it")
      : PlanProblem(place: "--stream", problem: "this protocol has streamed replies only", accepted: "without --no-stream")
  }

  /// Where whole replies give the logprobs of the prompt; `nil` where they cannot.
  private var likelihood: LikelihoodPaths? { whole?.likelihood }

  /// The framing of its streams; `nil` where it has none.
  package var streamFraming: String? { streamed?.facts.framing.rawValue }

  /// Its streams are bare text.
  var hasRawStream: Bool { streamed?.facts.framing == .raw }

  /// How the requests of `plan` are spelled, and their replies read.
  func form(for plan: RunPlan) -> ReplyForm {
    guard let form = isStreamed(for: plan) ? streamed : whole else { preconditionFailure("a definition has one form at least") }
    return form
  }

  /// Begins to read one reply.
  ///
  /// - Parameters:
  ///   - isStreamed: a stream was asked for.
  ///   - keepsText: put the answer's text together.
  ///   - readsLikelihood: read the log-probabilities of the prompt's tokens.
  /// - Returns: its parser.
  package func parser(isStreamed: Bool, keepsText: Bool, readsLikelihood: Bool = false) -> ReplyParser {
    // A protocol of one form reads whatever comes by that.
    guard let streamed = (streamed ?? whole)?.facts, let whole = (whole ?? self.streamed)?.facts else {
      preconditionFailure("a definition has one form at least")
    }
    return ReplyParser(
      streamed: streamed, whole: whole, isStreamAskedFor: isStreamed, keepsText: keepsText,
      likelihood: readsLikelihood ? likelihood : nil)
  }
}

/// A form of reply, streamed or whole: how it is asked for, and where the facts are in it.
struct ReplyForm: Sendable {
  let request: RequestTemplate
  let facts: FactTable
  /// Where the prompt's logprobs are; `nil` where the form cannot give them.
  let likelihood: LikelihoodPaths?
}

extension String {
  fileprivate var isKebabCase: Bool {
    !isEmpty && first != "-" && allSatisfy { ("a"..."z").contains($0) || $0.isASCIIDigit || $0 == "-" }
  }
}
