internal import Hubs
internal import Plans
internal import Transport
internal import Vocabulary

/// The ways to hubs: a transport for each proxy on them, and one without.
actor HubTransports {
  private let proxies: EnvironmentProxies
  private var transports: [String?: CurlTransport] = [:]

  /// The ways by the proxies that `environment` names.
  init(environment: [String: String]) { proxies = EnvironmentProxies(environment) }

  /// The way to `url`.
  func transport(for url: String) throws(HubsError) -> CurlTransport {
    var plan = RunPlan()
    plan.connectTimeout = .seconds(30)
    plan.idleTimeout = .seconds(60)
    plan.requestTimeout = .seconds(3600)
    plan.resolvesPerConnection = true
    do throws(PlanProblem) { plan.proxy = try proxies.address(for: url) } catch { throw .problems(PlanProblems([error])) }
    if let transport = transports[plan.proxy] { return transport }
    do throws(TransportError) {
      let transport = try CurlTransport(
        shard: transports.count, clock: .startingNow(), options: TransportOptions(plan: plan))
      transports[plan.proxy] = transport
      return transport
    } catch { throw .machine(error.description) }
  }

  /// Closes all connections.
  func shutDown() async {
    for transport in transports.values { await transport.shutDown() }
    transports = [:]
  }
}
