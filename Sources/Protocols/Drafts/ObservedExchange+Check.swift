package import Vocabulary

/// Why a draft of an exchange would not do, said of the part of the exchange that is to blame.
extension ObservedExchange {
  /// That the reply is no answer; `nil` where it may be one, or was not seen.
  var refusedReply: PlanProblem? { reply?.refusal.map { problem(withReply: $0) } }

  /// Its body, which must be a JSON object; it is not shown in the problem, since it may hold a key.
  func jsonBody() throws(PlanProblems) -> JSONText {
    let json: JSONText
    do throws(JSONFault) { json = try JSONText(body) } catch {
      // A variable that was not expanded is seldom JSON.
      let left = unexpandedProblems { body.contains($0) }
      let (line, column) = error.position(in: body)
      let problem = PlanProblem(
        place: "the body", problem: "not JSON: line \(line), byte \(column): \(error.problem)", accepted: "a JSON object")
      throw PlanProblems(left.isEmpty ? [problem] : left)
    }
    if json.kind == .object { return json }
    throw PlanProblems([PlanProblem(place: "the body", problem: "JSON, but not an object", accepted: "a JSON object")])
  }

  /// What a shell would have put something else for, where that matters.
  package func unexpandedProblems(where matters: (String) -> Bool = { _ in true }) -> [PlanProblem] {
    unexpanded.filter(matters).map { left in
      PlanProblem(
        place: "the command", value: left, problem: "a shell would put something else for it",
        accepted: "the value itself, or --expand and a variable that is set")
    }
  }

  /// Reads the drafted definition `yaml`, and by it the reply.
  ///
  /// - Returns: what of the reply it does not read, if anything.
  /// - Throws: what is wrong with it, or that the reply is no answer.
  func check(_ yaml: String, isStreamed: Bool) throws(PlanProblems) -> String? {
    let definition: ProtocolDefinition
    do throws(PlanProblems) { definition = try ProtocolDefinition(yaml: yaml, file: "draft") } catch {
      var places: Set<String> = []
      throw PlanProblems(error.problems.map(\.blamingExchange).filter { places.insert($0.place).inserted })
    }
    guard let reply else { return nil }
    var parser = definition.parser(isStreamed: isStreamed, keepsText: false)
    var hasOutput = false
    parser.begin(ReplyHead(status: reply.status, contentType: reply.contentType))
    parser.receive(reply.body.span) { hasOutput = hasOutput || $0.kind.isOutput }
    let end = parser.finish { hasOutput = hasOutput || $0.kind.isOutput }
    if end.failure?.kind == .apiError { throw PlanProblems([problem(withReply: "an error")]) }
    if !hasOutput { throw PlanProblems([problem(withReply: "no text that could be the answer")]) }
    return end.failure.map {
      "by this draft the reply fails: \($0.kind.rawValue): \(SecretFilter(secrets).hidingSecrets(in: $0.detail))"
    }
  }

  /// A problem with the reply, and how that begins.
  private func problem(withReply problem: String) -> PlanProblem {
    let shown = SecretFilter(secrets).hidingSecrets(in: String(decoding: reply?.body.prefix(4096) ?? [], as: UTF8.self))
    let excerpt = shown.isEmpty ? "" : ": " + shown.escapedForDisplay(limit: 300)
    return PlanProblem(
      place: "the reply", problem: problem + excerpt, accepted: "a reply of status 2xx with an answer in it")
  }
}

extension PlanProblem {
  /// The problem with the draft, said of the part of the exchange that stands there.
  fileprivate var blamingExchange: PlanProblem {
    var blaming = self
    let key = place.drop { $0 != " " }.dropFirst()
    let part = key.split(separator: ".").prefix(2).joined(separator: ".")
    blaming.place =
      switch part {
      case "id", "title": "--id"
      case "source", "request.path": "the URL"
      case "request.method": "the method"
      case "request.headers": "the header \(key.dropFirst("request.headers.".count))"
      case _ where part.hasPrefix("request"): "the body, at \(key)"
      default: "the reply, at \(key)"
      }
    return blaming
  }
}
