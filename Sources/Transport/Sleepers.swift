internal import HeapModule
internal import Vocabulary

/// The tasks that wait for an instant, earliest first.
struct Sleepers {
  private var due = Heap<Entry>()
  /// Who holds a ticket; `nil` while it has not fallen asleep yet.
  private var holders: [UInt64: UnsafeContinuation<Void, Never>?] = [:]
  private var lastTicket: UInt64 = 0

  /// The next instant at which somebody is due.
  var nextInstant: RunTime? { due.min?.instant }

  /// A ticket for one sleep, by which it can be ended early, even before it has begun.
  mutating func newTicket() -> UInt64 {
    lastTicket += 1
    holders[lastTicket] = .some(nil)
    return lastTicket
  }

  /// Keeps `continuation` until `instant`, or resumes it at once when its ticket was woken already.
  mutating func add(_ continuation: UnsafeContinuation<Void, Never>, ticket: UInt64, until instant: RunTime) {
    guard holders[ticket] != nil else { return continuation.resume() }
    holders[ticket] = continuation
    due.insert(Entry(instant: instant, ticket: ticket))
  }

  /// Resumes all that are due at `now`.
  mutating func wake(at now: RunTime) {
    while let first = due.min, first.instant <= now {
      due.removeMin()
      wake(ticket: first.ticket)
    }
  }

  /// Ends one sleep, due or not; nothing if it is over already.
  mutating func wake(ticket: UInt64) {
    if let holder = holders.removeValue(forKey: ticket) { holder?.resume() }
  }

  private struct Entry: Comparable {
    var instant: RunTime
    var ticket: UInt64

    static func < (left: Entry, right: Entry) -> Bool { (left.instant, left.ticket) < (right.instant, right.ticket) }
  }
}
