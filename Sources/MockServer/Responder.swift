import NIOCore
import NIOHTTP1
import Vocabulary

/// Decides how a request is answered.
///
/// It knows no socket and no clock.
struct Responder: Sendable {
  private let scenario: Scenario
  private let seed: UInt64
  private let startedAt: Int
  /// The server's model, as the inside of a JSON string.
  private let model: ByteBuffer

  /// A responder with these options, started at `startedAt` seconds of the Unix epoch.
  init(_ options: MockOptions, startedAt: Int) {
    scenario = options.scenario
    seed = options.seed
    self.startedAt = startedAt
    var model = ByteBuffer()
    model.writeEscapedJSON(options.model)
    self.model = model
  }

  /// The answer to `request`, which was complete at `receivedAt`, `created` seconds of the Unix epoch.
  func answer(_ request: MockRequest, receivedAt: RunTime, created: Int) -> Answer {
    let path = request.path
    guard let (endpoint, method) = Endpoint.at(path) else {
      return .whole(.notFound, errorBody("there is nothing at \(path)", type: "not_found_error"))
    }
    guard request.method == method || (request.method, method) == (.HEAD, .GET) else {
      return .whole(.methodNotAllowed, errorBody("\(path) takes \(method.rawValue), not \(request.method.rawValue)"))
    }
    do throws(RequestProblem) {
      switch endpoint {
      case .health: return .whole(.ok, ByteBuffer(staticString: #"{"status":"ok"}"#))
      case .models: return .whole(.ok, modelList)
      case .tokenize: return .whole(.ok, try TokenizeRequest(request.body).reply)
      case .generation(let dialect):
        return .generated(try player(request, dialect, receivedAt: receivedAt, created: created))
      }
    } catch {
      return .whole(.badRequest, errorBody(error.message, member: error.member, isBare: endpoint == .generation(.echo)))
    }
  }

  private var modelList: ByteBuffer {
    var json = ByteBuffer(staticString: #"{"object":"list","data":[{"id":""#)
    json.writeImmutableBuffer(model)
    json.writeString(#"","object":"model","created":\#(startedAt),"owned_by":"prony"}]}"#)
    return json
  }

  private func player(
    _ request: MockRequest, _ dialect: Dialect, receivedAt: RunTime, created: Int
  ) throws(RequestProblem) -> ReplyPlayer {
    let asked = try GenerationRequest(request.body, dialect: dialect)
    // The prompt alone decides the words, so that a prompt has one answer; the rest differs from request to request.
    let words = seed ^ asked.prompt.digest
    var id = SplitMix64(seed: words ^ UInt64(bitPattern: receivedAt.nanoseconds))
    let spelling = ReplySpelling(
      dialect, to: asked, outputTokens: asked.tokens ?? scenario.tokens, id: id.next(), created: created, model: model)
    let framing = ReplyFraming(isChunked: request.takesChunks, closesConnection: !request.keepsConnection)
    return ReplyPlayer(
      spelling, scenario: scenario, framing: framing, receivedAt: receivedAt,
      words: SplitMix64(seed: words), jitter: SplitMix64(seed: words ^ digest(of: request.id ?? "")))
  }
}

/// How a request is answered.
enum Answer {
  /// By a reply that takes its time.
  case generated(ReplyPlayer)
  /// At once, by a response whose body is this JSON text.
  case whole(HTTPResponseStatus, ByteBuffer)
}

/// The body of an error: in OpenAI's shape, or bare as `/echo` has it.
func errorBody(
  _ message: String, type: String = "invalid_request_error", member: String? = nil, isBare: Bool = false
) -> ByteBuffer {
  var json = ByteBuffer(string: isBare ? #"{"error":""# : #"{"error":{"message":""#)
  json.writeEscapedJSON(message)
  let parameter = member.map { "\"\($0)\"" } ?? "null"
  json.writeString(isBare ? #""}"# : #"","type":"\#(type)","param":\#(parameter),"code":null}}"#)
  return json
}
