internal import Glibc
package import Protocols
package import Vocabulary
package import Workload

/// What the requests of a run say and where they go, prepared before the clock starts.
package struct RequestSource: Sendable {
  /// Where they go: a target for each of the plan's URLs.
  package let targets: [HTTPTarget]
  private(set) var plan: RunPlan
  /// Streams are asked for.
  let isStreamed: Bool
  /// Hides from records what the endpoint repeats of our secrets.
  let secretFilter: SecretFilter
  private let definition: ProtocolDefinition
  private let signer: RequestSigner?
  private let prompts: PromptSet
  private let order: PromptOrder
  /// By point, the order of the prompts that are left to ask there; empty where each point asks all, and goes on where the last stopped.
  private var ownOrders: [PromptOrder?] = []
  /// The bodies of a set that has an end, by prompt: encoding costs no request any time.
  private let bodies: [HTTPBody]
  /// By prompt, which part of its text is to be judged; empty where no prompt has such a part.
  private let continuations: [Range<Int>?]

  /// Encodes `prompts` for `plan`, whose `secrets` no record is to show.
  ///
  /// - Throws: the prompts that the protocol cannot send, once for each reason.
  package init(
    plan: RunPlan, definition: ProtocolDefinition, prompts: PromptSet, secrets: [Secret]
  ) throws(PlanProblems) {
    let headers = definition.headers(for: plan) + plan.headers
    targets = plan.urls.map { url in
      HTTPTarget(method: definition.method, url: definition.url(for: url, plan: plan), headers: headers)
    }
    self.plan = plan
    signer = definition.signer(for: plan)
    isStreamed = definition.isStreamed(for: plan)
    secretFilter = SecretFilter(secrets)
    self.definition = definition
    self.prompts = prompts
    order = PromptOrder(of: prompts, isShuffled: plan.isShuffled, seed: plan.seed)
    var bodies: [HTTPBody] = []
    var unsendable: [UnsendablePrompts] = []
    for index in 0..<(prompts.count ?? 1) {
      do throws(RequestEncodingError) {
        bodies.append(HTTPBody(try definition.body(for: prompts[index], plan: plan)))
      } catch {
        if let known = unsendable.firstIndex(where: { $0.reason == error }) {
          unsendable[known].others += 1
        } else {
          unsendable.append(UnsendablePrompts(reason: error, first: index))
        }
      }
    }
    guard unsendable.isEmpty else { throw PlanProblems(unsendable.map(\.problem)) }
    self.bodies = prompts.count == nil ? [] : bodies
    let continuations = (0..<(prompts.count ?? 0)).map { prompts[$0].continuation }
    self.continuations = continuations.contains { $0 != nil } ? continuations : []
  }

  /// Which prompt the request numbered `number` within the run, and `index` within its `point`, sends, and the body that spells it.
  package func request(_ number: Int, point: Int = 0, index: Int? = nil) -> (promptIndex: Int, body: HTTPBody) {
    let prompt =
      if point < ownOrders.count, let own = ownOrders[point] { own.position(of: index ?? number).index } else {
        order.position(of: number).index
      }
    return (prompt, body(ofPrompt: prompt))
  }

  private func body(ofPrompt index: Int) -> HTTPBody { index < bodies.count ? bodies[index] : encode(prompts[index]) }

  /// The same source, which sends at each point of `plan` those of its prompts alone that are `chosen` for it.
  package func sending(_ chosen: [[Int]], for plan: RunPlan) -> RequestSource {
    var source = self
    source.plan = plan
    source.ownOrders = chosen.map { chosen in
      chosen.isEmpty ? nil : PromptOrder(of: prompts, chosen: chosen, isShuffled: plan.isShuffled, seed: plan.seed)
    }
    return source
  }

  /// What the request for the prompt at `index` is known by, in hexadecimal: a hash of where it goes and of all that it says.
  package func key(ofPrompt index: Int, repetition: Int) -> String {
    let whole = "\(targets[0].method) \(targets[0].url) \(repetition)\n".utf8 + Array(body(ofPrompt: index).bytes)
    return SHA256.hash(whole).hexadecimal
  }

  /// The headers that sign a request to `target` with `body` which is sent now; none where requests are not signed.
  ///
  /// Signatures hold the time of day, to the second.
  func signature(of body: HTTPBody, to target: HTTPTarget) -> [HTTPHeader] {
    signer?.headers(for: target, body: body.bytes, at: time(nil)) ?? []
  }

  /// Where requests would go for the endpoint at `base`.
  package func url(for base: String) -> String { definition.url(for: base, plan: plan) }

  /// A parser for one reply to the prompt at `index`.
  func parser(ofPrompt index: Int) -> ReplyParser {
    definition.parser(
      isStreamed: isStreamed, keepsText: plan.keepsText, readsLikelihood: continuation(ofPrompt: index) != nil)
  }

  /// Which part of the text of the prompt at `index` is to be judged, in Unicode scalars; `nil` where nothing is.
  func continuation(ofPrompt index: Int) -> Range<Int>? { index < continuations.count ? continuations[index] : nil }

  private func encode(_ prompt: Prompt) -> HTTPBody {
    do throws(RequestEncodingError) {
      return HTTPBody(try definition.body(for: prompt, plan: plan))
    } catch {
      preconditionFailure("a set without end holds texts alone, and the first of them could be sent")
    }
  }
}

extension Prompt {
  /// Which part of its text is to be judged, in Unicode scalars.
  fileprivate var continuation: Range<Int>? {
    guard case .continuation(let text, let context) = content else { return nil }
    let start = context.unicodeScalars.count
    return start..<(start + text.unicodeScalars.count)
  }
}

/// Prompts that cannot be sent for the same reason.
private struct UnsendablePrompts {
  let reason: RequestEncodingError
  /// The first of them.
  let first: Int
  /// How many more there are.
  var others = 0

  var problem: PlanProblem {
    let rest = others == 0 ? "" : others == 1 ? " and another" : " and \(others) others"
    return PlanProblem(
      place: "prompt \(first + 1)\(rest)", problem: reason.description, accepted: reason.accepted)
  }
}
