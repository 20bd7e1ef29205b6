internal import HeapModule
internal import Vocabulary

/// The transfers whose limits are to be looked at, earliest first.
struct Watches {
  private var due = Heap<Entry>()

  /// When the next is due.
  var nextInstant: RunTime? { due.min?.instant }

  /// `transfer` is to be looked at when `instant` has come.
  mutating func add(_ transfer: Transfer, at instant: RunTime) { due.insert(Entry(instant: instant, transfer: transfer)) }

  /// The transfers that are due at `now`; they have to be added again.
  mutating func takeDue(at now: RunTime) -> [Transfer] {
    var taken: [Transfer] = []
    while let first = due.min, first.instant <= now {
      due.removeMin()
      taken.append(first.transfer)
    }
    return taken
  }

  /// Lets go of all.
  mutating func removeAll() { due = Heap() }

  private struct Entry: Comparable {
    var instant: RunTime
    var transfer: Transfer

    static func < (left: Entry, right: Entry) -> Bool { left.instant < right.instant }
    static func == (left: Entry, right: Entry) -> Bool { left.instant == right.instant }
  }
}
