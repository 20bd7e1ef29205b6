import Vocabulary

/// What a `TestClient` received.
struct TestResponse {
  var status: Int
  /// By lower-case name.
  var headers: [String: String] = [:]
  /// The body of a response without chunks.
  var body = ""
  /// The chunks, each an event.
  var events: [Event] = []

  struct Event {
    var text: String
    /// When its last byte was read.
    var arrivedAt: RunTime
  }

  /// What the events hold, after `data: `.
  var payloads: [Substring] { events.map { $0.text.dropFirst("data: ".count).dropLast(2) } }
}
