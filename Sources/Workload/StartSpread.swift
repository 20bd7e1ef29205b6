package import Vocabulary

/// When the virtual users of a closed loop send for the first time: evenly over a stretch of time, user i of n at i/n of it.
///
/// Users that start at once meet the endpoint as one batch and stay in step for a while; spread, they load it as they will later. A spread
/// of zero is the burst.
package struct StartSpread: Sendable, Equatable {
  /// n, how many users there are.
  package let users: Int
  /// Over how long they start.
  package let length: Duration

  /// The start of `users` users over `length`.
  package init(users: Int, over length: Duration) {
    self.users = users
    self.length = length
  }

  /// When user `user`, from 0, sends for the first time, if the point starts at `start`.
  package func start(ofUser user: Int, from start: RunTime) -> RunTime {
    precondition((0..<users).contains(user), "user \(user) is none of \(users)")
    let offset = length.nanoseconds.multipliedFullWidth(by: Int64(user))
    return RunTime(nanoseconds: start.nanoseconds + Int64(users).dividingFullWidth(offset).quotient)
  }
}
