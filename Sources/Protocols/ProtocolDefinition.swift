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
  /// The path below the endpoint's base URL.
  package let path: String

  let headers: [HeaderTemplate]
  let streamedBody: BodyTemplate
  let wholeBody: BodyTemplate
  let streamed: FactTable
  let whole: FactTable

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

    let request = reader.section("request", of: top, known: ["method", "path", "headers", "body"])
    method = reader.text("method", of: request, accepted: "GET, POST or PUT") { ["GET", "POST", "PUT"].contains($0) } ?? "POST"
    path = reader.requiredText("path", of: request, accepted: "a path such as /v1/chat/completions", where: \.isURLPath)
    headers = reader.headers(of: request)
    let body = reader.body(of: request)

    let reply = reader.section("reply", of: top, known: DefinitionReader.factKeys)
    let shared = reader.paths(in: reply)

    let streamedSection = reader.section("streamed", of: top, known: ["framing", "done", "body"] + DefinitionReader.factKeys)
    _ = reader.requiredText("framing", of: streamedSection, accepted: "sse") { $0 == "sse" }
    let done = reader.text("done", of: streamedSection, accepted: "the data of the event that ends a stream")
    let streamedTable = reader.table(
      of: reader.paths(in: streamedSection, over: shared), for: streamedSection, terminator: done)
    streamedBody = body.setting(reader.body(of: streamedSection))

    let wholeSection = reader.section("whole", of: top, known: ["body"] + DefinitionReader.factKeys)
    let wholeTable = reader.table(of: reader.paths(in: wholeSection, over: shared), for: wholeSection)
    wholeBody = body.setting(reader.body(of: wholeSection))

    if reader.problems.isEmpty, !streamedBody.sendsPrompt || !wholeBody.sendsPrompt {
      reader.report(
        request.line, "request.body", "the prompt is not sent", accepted: "${prompt} or ${messages} somewhere in it")
    }
    guard let streamedTable, let wholeTable, reader.problems.isEmpty else { throw PlanProblems(reader.problems) }
    streamed = streamedTable
    whole = wholeTable
  }

  /// Begins to read one reply.
  ///
  /// - Parameters:
  ///   - isStreamed: a stream was asked for.
  ///   - keepsText: put the answer's text together.
  /// - Returns: its parser.
  package func parser(isStreamed: Bool, keepsText: Bool) -> ReplyParser {
    ReplyParser(streamed: streamed, whole: whole, isStreamAskedFor: isStreamed, keepsText: keepsText)
  }
}

extension String {
  fileprivate var isKebabCase: Bool {
    !isEmpty && first != "-" && allSatisfy { ("a"..."z").contains($0) || $0.isASCIIDigit || $0 == "-" }
  }

  /// An absolute path without a query.
  fileprivate var isURLPath: Bool {
    hasPrefix("/") && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
  }
}
