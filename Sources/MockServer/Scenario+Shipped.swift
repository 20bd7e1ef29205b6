extension Scenario {
  /// The scenarios that ship with the server, each in the words of a scenario file.
  ///
  /// Those that name no share strike every request.
  package static let shipped: [(name: String, yaml: String)] = [
    ("steady", "{}"),
    ("two-percent-faults", "{faults: [\(mixed.map { "{\($0), share: 0.003}" }.joined(separator: ", "))]}"),

    ("late-head", "{faults: [{do: delay, at: head, after: 200ms}]}"),
    ("late-token", "{faults: [{do: delay, at: 2, after: 200ms}]}"),
    ("stall-before-head", "{faults: [{do: stall, at: head}]}"),
    ("stall-after-head", "{role: at-once, faults: [{do: stall, at: 0}]}"),
    ("stall-between-tokens", "{faults: [{do: stall, at: 2}]}"),
    ("slow-loris", "{faults: [{do: trickle, at: head, pause: 1s}]}"),

    ("reset-before-reply", "{faults: [{do: reset, at: head}]}"),
    ("reset-in-reply", "{faults: [{do: reset, at: 2, after: 20ms}]}"),
    ("close-before-reply", "{faults: [{do: close, at: head}]}"),
    ("truncated", "{faults: [{do: close, at: 2}]}"),
    ("half-close", "{faults: [{do: half-close, at: 2}]}"),
    ("half-close-after-reply", "{faults: [{do: half-close, at: after}]}"),
    ("silent-close", "{faults: [{do: close, at: after}]}"),
    ("tls-abort", "{faults: [{do: close, at: handshake}]}"),

    ("stream-reset", "{faults: [{do: reset-stream, at: 2, after: 20ms}]}"),
    ("stream-reset-before-reply", "{faults: [{do: reset-stream}]}"),
    ("stream-refused", "{faults: [{do: reset-stream, code: refused-stream}]}"),
    ("stream-refused-once", "{faults: [{do: reset-stream, code: refused-stream, first: 1}]}"),
    ("enhance-your-calm", "{faults: [{do: reset-stream, code: enhance-your-calm}]}"),
    ("go-away", "{faults: [{do: go-away, every: 4}]}"),
    ("go-away-in-error", "{faults: [{do: go-away, every: 4, code: internal-error}]}"),
    ("freeze", "{faults: [{do: freeze, at: 2}]}"),
    ("closed-window", "{request_window: 16384}"),
    ("one-stream", "{max_streams: 1}"),
    ("bad-settings", #"{faults: [{do: raw, at: 2, text: "\0\0\x06\x04\0\0\0\0\0\0\x02\0\0\0\x07"}]}"#),
    ("mixed-http", "{faults: [{do: fall-back, at: handshake, every: 2}]}"),

    ("bad-chunk", #"{faults: [{do: raw, at: 2, text: "xyz\r\n"}]}"#),
    ("huge-chunk", #"{faults: [{do: raw, at: 2, text: "fffffffffffffffff\r\n"}]}"#),
    ("garbage", "{faults: [{do: garbage, at: head}]}"),
    ("garbage-in-stream", "{faults: [{do: garbage, at: 2}]}"),
    ("long-line", "{faults: [{do: line, at: 2, bytes: 16777216}]}"),
    ("endless-line", "{faults: [{do: flood, at: 2}]}"),
    ("endless-body", #"{faults: [{do: flood, at: 2, text: ": \#(String(repeating: "-", count: 1000))\n\n"}]}"#),
    ("gzip-bomb", "{faults: [{do: bomb}]}"),

    ("no-done", "{faults: [{do: end, at: done}]}"),
    ("no-finish", "{faults: [{do: end, at: 2}]}"),
    ("data-after-done", #"{faults: [{do: event, at: end, text: "data: {\"choices\":[]}\n\n"}]}"#),
    ("error-event", #"{faults: [{do: event, at: 2, text: "event: error\ndata: {\"message\":\"out of memory\"}\n\n"}]}"#),
    ("error-data", #"{faults: [{do: event, at: 2, text: "data: {\"error\":{\"message\":\"out of memory\"}}\n\n"}]}"#),
    (
      "error-in-200",
      #"{faults: [{do: respond, headers: {Content-Type: application/json}, body: '{"error":{"message":"no such model"}}'}]}"#
    ),

    ("rate-limited", "{faults: [{do: respond, status: 429, headers: {Retry-After: 1}, body: slow down}]}"),
    ("rate-limited-once", "{faults: [{do: respond, status: 429, headers: {Retry-After: 0}, body: slow down, first: 1}]}"),
    (
      "rate-limited-until",
      "{faults: [{do: respond, status: 429, headers: {Retry-After: 'Fri, 31 Dec 2100 23:59:59 GMT'}, body: slow down}]}"
    ),
    ("rate-limited-negative", "{faults: [{do: respond, status: 429, headers: {Retry-After: -5}, body: slow down}]}"),
    ("rate-limited-for-ever", "{faults: [{do: respond, status: 429, headers: {Retry-After: 99999999999999999999}}]}"),
    ("bad-gateway", #"{faults: [{do: respond, status: 502, headers: {Content-Type: text/html}, body: "\#(html)"}]}"#),
    (
      "sign-in-page",
      "{faults: [{do: respond, headers: {Content-Type: text/html}, body: '<html><title>Sign in</title></html>'}]}"
    ),
    ("no-content", "{faults: [{do: respond, status: 204}]}"),
    ("empty-body", "{faults: [{do: respond, headers: {Content-Type: text/event-stream}}]}"),
    (
      "redirect", "{faults: [{do: respond, status: 307, headers: {Location: 'http://127.0.0.1:9/v1/chat/completions'}}]}"
    ),
  ]

  private static let html = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"

  /// Seven faults of which each may strike any reply.
  private static let mixed = [
    "do: reset, at: head", "do: reset, at: 2", "do: close, at: 3", "do: delay, at: 1, after: 50ms",
    "do: respond, status: 503, body: overloaded", #"do: event, at: 2, text: "data: {\"error\":{\"message\":\"no\"}}\n\n""#,
    "do: close, at: after",
  ]
}
