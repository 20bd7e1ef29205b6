package import Vocabulary

/// The proxies that the variables of a process name, as curl reads them: `http_proxy`, `https_proxy`, `all_proxy`, and `no_proxy` for
/// the hosts that are reached without one.
package struct EnvironmentProxies: Sendable {
  /// What a plan says to get one of these.
  static let wish = "environment"

  private let environment: [String: String]

  /// Those that are named in `environment`.
  package init(_ environment: [String: String]) { self.environment = environment }

  /// The address of the proxy for `url`; `nil` for none.
  ///
  /// - Throws: what is wrong with the variable that names it.
  package func address(for url: String) throws(PlanProblem) -> String? {
    guard let (variable, proxy) = proxy(for: url) else { return nil }
    let form = ValueForm<String>.proxy
    do throws(Misread) { return try form.read(.quoted(proxy)) } catch {
      throw PlanProblem(place: variable, problem: error.faults[0].problem, accepted: form.accepted)
    }
  }

  /// The proxy for `url`, and the variable that names it; `nil` for none.
  func proxy(for url: String) -> (variable: String, url: String)? {
    let target = URLParts(url)
    if target.host.isLoopback || isExempt(target.host) { return nil }
    // HTTP_PROXY in capitals can be set by whoever sends a header to a CGI program, and is not read.
    let names = target.scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    let variable = (names + ["all_proxy", "ALL_PROXY"]).first { environment[$0]?.isEmpty == false }
    guard let variable, let proxy = environment[variable] else { return nil }
    return (variable, proxy.contains("://") ? proxy : "http://" + proxy)
  }

  /// `no_proxy` has the host, or a domain that it is in.
  private func isExempt(_ host: String) -> Bool {
    let host = host.lowercased()
    let list = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    return list.split { $0 == "," || $0.isWhitespace }.contains { entry in
      let domain = entry.lowercased().drop { $0 == "." }
      return entry == "*" || host == domain || host.hasSuffix("." + domain)
    }
  }
}

extension String {
  /// This host is the machine itself.
  var isLoopback: Bool {
    let host = lowercased()
    return host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
      || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
  }
}
