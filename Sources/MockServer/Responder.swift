import NIOCore
import NIOHTTP1
import Synchronization
import Vocabulary

/// Decides how a request is answered.
///
/// It knows no socket and no clock.
struct Responder: Sendable {
  let scenario: Scenario
  private let seed: UInt64
  private let requests = Count()
  private let modelList: ByteBuffer
  private let scripts = MockScript.all
  /// The server's model.
  private let modelName: String
  /// The server's model, as the inside of a JSON string.
  private let model: [UInt8]

  /// A responder with these options, started at `startedAt` seconds of the Unix epoch.
  init(_ options: MockOptions, startedAt: Int) {
    scenario = options.scenario
    seed = options.seed
    modelList = ByteBuffer(
      json: [
        "object": "list",
        "data": [
          ["id": .text(options.model), "object": "model", "created": .integer(startedAt), "owned_by": "prony"]
        ],
      ])
    modelName = options.model
    var model: [UInt8] = []
    model.appendInsideJSON(options.model)
    self.model = model
  }

  /// The answer to `request`, which was complete at `receivedAt`, `created` seconds of the Unix epoch.
  func answer(_ request: MockRequest, receivedAt: RunTime, created: Int) -> Answer {
    guard !request.body.isTooLong else {
      return .whole(.payloadTooLarge, ErrorBody.openAI("the body has more than \(RequestBody.limit) bytes"))
    }
    let path = request.path
    guard let (endpoint, method) = Endpoint.at(path) else {
      let scripts = scripts.filter { $0.takes(request) }
      if !scripts.isEmpty { return answer(request, by: scripts, receivedAt: receivedAt) }
      return .whole(.notFound, ErrorBody.openAI("there is nothing at \(path)", type: "not_found_error"))
    }
    guard request.method == method || (request.method, method) == (.HEAD, .GET) else {
      return .whole(.methodNotAllowed, ErrorBody.openAI("\(path) takes \(method.rawValue), not \(request.method.rawValue)"))
    }
    do throws(RequestProblem) {
      switch endpoint {
      case .health: return .whole(.ok, ByteBuffer(staticString: #"{"status":"ok"}"#))
      case .models: return .whole(.ok, modelList)
      case .tokenize: return .whole(.ok, try TokenizeRequest(request.body.bytes).reply)
      case .generation(let dialect):
        return .generated(try player(request, dialect, receivedAt: receivedAt, created: created))
      }
    } catch {
      let isEcho = endpoint == .generation(.echo)
      return .whole(
        .badRequest, isEcho ? ErrorBody.echo(error.message) : ErrorBody.openAI(error.message, member: error.member))
    }
  }

  private func player(
    _ request: MockRequest, _ dialect: Dialect, receivedAt: RunTime, created: Int
  ) throws(RequestProblem) -> ReplyPlayer {
    let asked = try GenerationRequest(request.body.bytes, dialect: dialect)
    let words = seed ^ asked.prompt.digest
    var id = SplitMix64(seed: words ^ UInt64(bitPattern: receivedAt.nanoseconds))
    let spelling = ReplySpelling(
      dialect, to: asked, outputTokens: asked.tokens ?? scenario.tokens, id: id.next(), created: created, model: model)
    return player(of: spelling, to: request, receivedAt: receivedAt, words: words)
  }

  /// The prompt alone decides the words, so that a prompt has one answer; the rest differs from request to request.
  private func player(
    of spelling: any Spelling, to request: MockRequest, receivedAt: RunTime, words: UInt64
  ) -> ReplyPlayer {
    ReplyPlayer(
      spelling, scenario: scenario, fault: scenario.fault(ofRequest: requests.next(), seed: seed), framing: request.framing,
      receivedAt: receivedAt,
      words: SplitMix64(seed: words), jitter: SplitMix64(seed: words ^ PromptTokens.digest(of: request.id ?? "")))
  }

  /// The answer in a protocol of `scripts`, which all have this path; the body tells which of them it is.
  private func answer(_ request: MockRequest, by scripts: [MockScript], receivedAt: RunTime) -> Answer {
    func refuse(_ message: String, _ script: MockScript) -> Answer {
      var json = ByteBuffer()
      script.error.write(ScriptTemplate.Values(message: message), to: &json)
      return .whole(.badRequest, json)
    }
    guard request.method == .POST else {
      return .whole(.methodNotAllowed, ErrorBody.openAI("\(request.path) takes POST, not \(request.method.rawValue)"))
    }
    let body: JSONText
    do throws(JSONFault) { body = try JSONText(String(decoding: request.body.bytes.readableBytesView, as: UTF8.self)) } catch {
      return refuse("the body is not what it should be: \(error.problem) at byte \(error.column)", scripts[0])
    }
    for script in scripts {
      do throws(RequestProblem) {
        guard let (asked, isStreamed) = try script.asked(request, body) else { continue }
        let words = seed ^ asked.prompt.digest
        let spelling = ScriptedSpelling(
          script: script, isStreamed: isStreamed, inputTokens: asked.prompt.count,
          outputTokens: asked.tokens ?? scenario.tokens, model: modelName, words: SplitMix64(seed: words))
        return .generated(player(of: spelling, to: request, receivedAt: receivedAt, words: words))
      } catch { return refuse(error.message, script) }
    }
    return refuse("there is no prompt in it", scripts[0])
  }
}

/// Counts, on several event loops at once.
final class Count: Sendable {
  private let value = Atomic(0)

  /// One more, from 1.
  func next() -> Int { value.add(1, ordering: .relaxed).newValue }
}

/// How a request is answered.
enum Answer {
  /// By a reply that takes its time.
  case generated(ReplyPlayer)
  /// At once, by a response whose body is this JSON text.
  case whole(HTTPResponseStatus, ByteBuffer)
}
