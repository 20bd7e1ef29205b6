internal import Glibc
internal import LoadGenerator
internal import Plans
internal import Transport
internal import Vocabulary

/// The shards of a run: one transport each, on a thread of its own, and the clock they share.
struct Shards {
  let clock: RunClock
  let transports: [CurlTransport]
  /// Requests in flight that the machine has descriptors for.
  let room: Int

  /// Runs `body` with the shards that `plan` asks for, and ends their threads after it.
  ///
  /// - Throws: when an endpoint's name does not resolve, when the plan needs more descriptors than there are, or when the machine
  ///   refuses a shard; and what `body` throws.
  static func with<Result: Sendable>(
    _ plan: RunPlan, _ body: (Shards) async throws(PronyError) -> Result
  ) async throws(PronyError) -> Result {
    let shards = try await Shards(for: plan)
    do throws(PronyError) {
      let result = try await body(shards)
      await shards.shutDown()
      return result
    } catch {
      await shards.shutDown()
      throw error
    }
  }

  private init(for plan: RunPlan) async throws(PronyError) {
    clock = .startingNow()
    // A thread without a request to send would only wait, and keep its share of the requests in flight from the others.
    let count = min(plan.threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1), plan.mostInFlight ?? .max)
    let limit = DescriptorLimit.raise()
    var options = TransportOptions(plan: plan)
    room = DescriptorLimit.room(within: limit, shards: count, options: options)
    if let problem = plan.shortage(of: limit, room: room, options: options) {
      throw .plan(PlanProblems([problem]))
    }
    for url in plan.endpoints {
      do throws(RequestFailure) { options.resolved += try ResolvedName.all(of: url, in: plan) } catch {
        throw .unreachable(url: Redaction.hidingSecrets(inURL: url), error)
      }
    }
    var transports: [CurlTransport] = []
    for shard in 0..<count {
      do throws(TransportError) {
        transports.append(try CurlTransport(shard: shard, clock: clock, options: options))
      } catch {
        for transport in transports { await transport.shutDown() }
        throw .machine(error.description)
      }
    }
    self.transports = transports
  }

  private func shutDown() async { for transport in transports { await transport.shutDown() } }

  /// Begins the ids of the run's requests: no two runs of a machine start in the same nanosecond.
  var runID: String { String(clock.originNanoseconds, radix: 36) }

  /// Looks at each endpoint before any load, unless `plan` does without.
  func preflights(_ plan: RunPlan, _ source: RequestSource) async throws(PronyError) -> [Preflight] {
    var preflights: [Preflight] = []
    for url in plan.hasPreflight ? plan.endpoints : [] {
      let shown = Redaction.hidingSecrets(inURL: url)
      do throws(RequestFailure) { preflights.append(try await Preflight.ask(url, of: source, over: transports[0])) } catch {
        throw .unreachable(url: shown, error, advice: "--no-preflight skips this look")
      }
      if let index = plan.urls.firstIndex(of: url) {
        do throws(RequestFailure) { try await LikelihoodProbe.ask(urlIndex: index, of: source, over: transports[0]) } catch {
          throw .unfit(url: shown, error)
        }
      }
      if plan.endpoints.count > 1 { preflights[preflights.count - 1].endpoint = shown }
      if Task.isCancelled { throw .interrupted }
    }
    return preflights
  }
}

extension RunPlan {
  /// The most requests that the plan has in flight at once; `nil` where it sets no bound.
  fileprivate var mostInFlight: Int? { maxInFlight ?? concurrency.max() ?? (rate.isEmpty ? 1 : nil) }

  /// What of the plan does not fit into the `room` that `limit` descriptors leave to connections by `options`.
  fileprivate func shortage(of limit: Int, room: Int, options: TransportOptions) -> PlanProblem? {
    guard let wanted = mostInFlight, wanted > room else { return nil }
    let others = limit - options.connections(ofLanes: room)
    return PlanProblem(
      place: maxInFlight == nil ? "--concurrency" : "--max-in-flight", value: String(wanted),
      problem:
        "\(options.needForDescriptors); this process may open \(limit), of which \(others) are for libcurl, the event loops and "
        + "files",
      accepted: "at most \(room), or a higher limit (ulimit -Hn)")
  }

  /// Over how long the users of a closed loop start: a reply's time if it is known, and at least a millisecond per user, so that
  /// they do not meet the endpoint, or the client, in one heap; at most a second.
  func startSpread(after preflights: [Preflight]) -> Duration {
    let users = concurrency.max() ?? 1
    let replyTime = preflights.map(\.replyTime).max() ?? .zero
    return isBurst ? .zero : spread ?? min(max(replyTime, .milliseconds(users)), .seconds(1))
  }
}
