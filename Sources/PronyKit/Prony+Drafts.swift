internal import LoadGenerator
internal import Protocols
internal import Transport
internal import Vocabulary

/// Definitions of protocols, drafted from what somebody has seen at work.
extension Prony {
  /// Drafts a definition of the API that a `curl` command calls.
  ///
  /// - Parameters:
  ///   - command: the command, as one would paste it into a shell.
  ///   - isSent: its request is sent once, so that the draft knows a reply.
  ///   - variables: what the shell's variables in it stand for; others may neither be sent nor stand in the draft.
  ///   - id: what the protocol shall be called; a name made of the URL without it.
  /// - Returns: the definition's text, and what was found where.
  /// - Throws: why the command is no request of such an API, or could not be sent.
  public static func draftProtocol(
    curl command: String, isSent: Bool = false, variables: [String: String] = [:], id: String? = nil
  ) async throws(PronyError) -> (yaml: String, findings: [String]) {
    var exchange: ObservedExchange
    do throws(PlanProblem) { exchange = try ObservedExchange(curl: command, variables: variables) } catch {
      throw .definition(PlanProblems([error]))
    }
    let unexpanded = isSent ? exchange.unexpandedProblems() : []
    if !unexpanded.isEmpty { throw .definition(PlanProblems(unexpanded)) }
    // What cannot be drafted is not sent.
    let (yaml, findings) = try draft(exchange, id)
    guard isSent else { return (yaml, findings + ["--probe sends the request once, and drafts from its reply as well"]) }
    exchange.reply = try await send(exchange)
    return try draft(exchange, id)
  }

  /// Drafts a definition of the API that the last call in the HTTP archive `file` calls; else as from a command.
  public static func draftProtocol(
    har file: String, id: String? = nil
  ) throws(PronyError) -> (yaml: String, findings: [String]) {
    let archive: String
    do throws(UnreadableFile) { archive = try text(ofFile: file, limit: 1 << 28) } catch {
      throw PronyError(error)
    }
    let exchange: ObservedExchange
    do throws(PlanProblem) { exchange = try ObservedExchange(har: archive, file: file) } catch {
      throw .definition(PlanProblems([error]))
    }
    return try draft(exchange, id)
  }

  private static func draft(
    _ exchange: ObservedExchange, _ id: String?
  ) throws(PronyError) -> (yaml: String, findings: [String]) {
    do throws(PlanProblems) {
      let draft = try ProtocolDraft(of: exchange, id: id)
      return (draft.yaml, draft.findings.map { $0.escapedForDisplay(limit: 400) })
    } catch { throw .definition(error) }
  }

  /// Sends the request of `exchange` once.
  private static func send(_ exchange: ObservedExchange) async throws(PronyError) -> ObservedExchange.Reply {
    let transport: CurlTransport
    do throws(TransportError) {
      transport = try CurlTransport(shard: 0, clock: .startingNow(), options: TransportOptions())
    } catch { throw .machine(error.description) }
    let target = HTTPTarget(
      method: exchange.method, url: exchange.url, headers: [HTTPHeader("Content-Type", "application/json")] + exchange.headers)
    let (sent, reply) = await WholeReply.ask(HTTPRequest(target, body: HTTPBody(exchange.body.utf8)), over: transport)
    await transport.shutDown()
    if let failure = sent.failure, reply.body.isEmpty {
      throw .unreachable(url: Redaction.hidingSecrets(inURL: exchange.url), failure)
    }
    return ObservedExchange.Reply(status: reply.head.status, contentType: reply.head.contentType, body: reply.body)
  }
}
