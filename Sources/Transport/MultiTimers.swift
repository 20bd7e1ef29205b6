internal import Vocabulary

/// When each multi handle wants to act next.
struct MultiTimers {
  private var due: [RunTime?] = []
  /// The earliest of them, or earlier.
  private(set) var next: RunTime?

  /// One more multi handle.
  mutating func add() { due.append(nil) }

  /// The multi handle `multi` wants to act at `instant`; `nil` for not at all.
  mutating func set(_ multi: Int, to instant: RunTime?) {
    due[multi] = instant
    if let instant { next = min(next ?? instant, instant) }
  }

  /// The time of the multi handle `multi` has come at `now`; it has to ask again.
  mutating func takeDue(_ multi: Int, at now: RunTime) -> Bool {
    guard let instant = due[multi], instant <= now else { return false }
    due[multi] = nil
    return true
  }

  /// The multi handles whose time has come at `now`; they have to ask again.
  mutating func takeDue(at now: RunTime) -> [Int] {
    guard let next, next <= now else { return [] }
    self.next = nil
    var taken: [Int] = []
    for (multi, instant) in due.enumerated() {
      guard let instant else { continue }
      if instant <= now {
        due[multi] = nil
        taken.append(multi)
      } else {
        self.next = min(self.next ?? instant, instant)
      }
    }
    return taken
  }
}
