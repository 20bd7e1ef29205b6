package import Vocabulary

/// How a transport connects: the same for all requests of a run.
package struct TransportOptions: Sendable {
  /// How long connecting may take, TLS included.
  package var connectTimeout: Duration
  /// How long the first token may take from the send; `nil`: as long as the request.
  package var firstTokenTimeout: Duration?
  /// How long the endpoint may be silent; `nil`: as long as the request.
  package var idleTimeout: Duration?
  /// How long a request may take as a whole.
  package var requestTimeout: Duration
  /// PEM file of the authorities to trust instead of the system's.
  package var caFile: String?
  /// PEM file of the certificate to show to the endpoint.
  package var clientCertificate: String?
  /// PEM file of that certificate's key; `nil`: it is in the certificate's file.
  package var clientKey: String?
  /// Accept any certificate.
  package var isInsecure: Bool
  /// Which HTTP to speak.
  package var http: HTTPChoice
  /// HTTP/2: how many requests a connection carries at once.
  package var streamsPerConnection: Int
  /// Which requests share a connection.
  package var connections: ConnectionSharing
  /// How many requests a connection carries before it is closed; `nil`: any number.
  package var requestsPerConnection: Int?
  /// How old a connection may be to carry a further request; `nil`: any age.
  package var connectionLifetime: Duration?
  /// Send again what a kept connection lost because the endpoint had closed it.
  package var resendsLost: Bool
  /// Which addresses of a name to connect to.
  package var addressFamily: AddressFamily
  /// Resolve a name anew for each connection.
  package var resolvesPerConnection: Bool
  /// The Unix socket to connect to, whatever the URL's host.
  package var unixSocket: String?
  /// The URL of the proxy to go through; the machine itself is reached without.
  package var proxy: String?
  /// Names that are already resolved, so that no request waits for a resolver.
  package var resolved: [ResolvedName] = []
  /// How many connections a lane needs at most: one to each of the hosts that its requests go to by turns, or one that is closed
  /// after each request.
  package var connectionsPerLane: Int

  /// How many lanes share a libcurl multi handle, and with it connections.
  ///
  /// With HTTP/2 they are as many as share a connection: a multi handle then has one.
  var lanesPerMulti: Int {
    connections == .sticky ? 1 : http.sharesConnections ? streamsPerConnection : CurlMulti.laneLimit
  }

  /// A connection carries the requests of several lanes at once.
  private var sharesConnections: Bool { http.sharesConnections && connections == .pooled }

  /// How many connections the lanes of a multi handle need at most.
  var connectionsPerMulti: Int { (sharesConnections ? 1 : lanesPerMulti) * connectionsPerLane }

  /// The shortest of all limits in time.
  var shortestLimit: Duration {
    [firstTokenTimeout, idleTimeout].compactMap(\.self).reduce(min(connectTimeout, requestTimeout), min)
  }

  /// How many connections so many lanes need at most.
  package func connections(ofLanes lanes: Int) -> Int { lanes * connectionsPerMulti / lanesPerMulti }

  /// What a connection is to requests in flight, in words.
  package var needForDescriptors: String {
    let each = connectionsPerLane == 1 ? "a descriptor" : "\(connectionsPerLane) descriptors, one to each endpoint"
    return (sharesConnections ? "every \(lanesPerMulti) requests in flight need " : "each request in flight needs ") + each
  }

  /// The options that `plan` sets; the usual ones without a plan.
  package init(plan: RunPlan = RunPlan()) {
    connectTimeout = plan.connectTimeout
    firstTokenTimeout = plan.firstTokenTimeout
    idleTimeout = plan.idleTimeout
    requestTimeout = plan.requestTimeout
    caFile = plan.caFile
    clientCertificate = plan.clientCertificate
    clientKey = plan.clientKey
    isInsecure = plan.isInsecure
    http = plan.http
    streamsPerConnection = plan.streamsPerConnection ?? 100
    connections = plan.connections
    requestsPerConnection = plan.requestsPerConnection
    connectionLifetime = plan.connectionLifetime
    resendsLost = plan.resendsLost
    addressFamily = plan.addressFamily
    resolvesPerConnection = plan.resolvesPerConnection
    unixSocket = plan.unixSocket
    proxy = plan.proxy
    let hosts = Set(plan.urls.map(URLParts.init).map { "\($0.host.lowercased()):\($0.port)" })
    connectionsPerLane = connections == .new ? 1 : max(1, hosts.count)
  }
}
