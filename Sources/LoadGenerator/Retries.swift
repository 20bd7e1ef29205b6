internal import Vocabulary
internal import Workload

/// Decides for one shard whether a failed request is retried, and after which wait.
///
/// The wait before retry k is drawn evenly from 0 to `backoff · 2^(k−1)`, at most `longestWait` (“full jitter”: those who failed together
/// do not come back together). Where the endpoint that it goes to has said by `Retry-After` how long to wait, that comes before the draw; both
/// together are no more than `longestWait`.
///
/// A retry is granted while the shard's retries are fewer than `budget` times its requests, so that an endpoint that fails everything is
/// not sent a multiple of the load.
struct Retries {
  private let policy: RetryPolicy
  private var chance: SeededGenerator
  private var requests = 0
  private var granted = 0

  /// The decisions of shard `shard`, which has sent no request yet.
  init(_ policy: RetryPolicy, seed: UInt64, shard: Int = 0) {
    self.policy = policy
    chance = SeededGenerator(seed: seed, stream: .retries, index: shard)
  }

  /// A further request is sent for the first time.
  mutating func countRequest() { requests += 1 }

  /// The wait before the request, which failed as `kind` at its attempt `attempt` (from 1), is retried; `nil` when it is not.
  ///
  /// `retryAfter` is what is left of the wait that the endpoint has asked for to which it then goes; `nil` where it asked for none.
  mutating func wait(after kind: RequestFailure.Kind, attempt: Int, retryAfter: Duration?) -> Duration? {
    guard attempt <= policy.limit, kind.mayPass, Double(granted) < policy.budget * Double(requests) else { return nil }
    granted += 1
    let longest = policy.longestWait.nanoseconds
    let doubled = Double(policy.backoff.nanoseconds) * Double(sign: .plus, exponent: attempt - 1, significand: 1)
    let drawn = Int64(min(doubled, Double(longest)) * chance.nextFraction())
    let asked = min(max(0, retryAfter?.nanoseconds ?? 0), longest)
    return .nanoseconds(min(asked + drawn, longest))
  }
}

extension RequestFailure.Kind {
  /// The same request may succeed a little later: the endpoint or the way to it was busy or broke, and nobody's mind need change.
  fileprivate var mayPass: Bool {
    switch self {
    case .connectionRefused, .connectionReset, .streamReset, .streamRefused, .connectTimeout, .streamTruncated, .protocolError,
      .rateLimited, .httpServerError:
      true
    case .dnsError, .firstTokenTimeout, .idleTimeout, .requestTimeout, .tlsError, .proxyError, .malformedReply, .apiError,
      .httpClientError, .unexpectedStatus, .lineTooLong, .bodyTooLarge, .decodeError, .localResource:
      false
    }
  }
}
