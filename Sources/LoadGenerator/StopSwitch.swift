internal import Synchronization

/// The user's wish to stop a run.
///
/// The first one ends the sending; what is in flight is waited for, but no longer than the grace. A second one, or the end of the
/// grace, ends that too. Before the load there is nothing to wait for: the first one ends all.
package final class StopSwitch: Sendable {
  private let state = Atomic(State.waiting)

  private enum State: UInt8, AtomicRepresentable {
    case waiting, loading, draining, aborting
  }

  /// A switch that nobody has thrown.
  package init() {}

  /// It was thrown: no further request is sent.
  package var isThrown: Bool { state.load(ordering: .relaxed).rawValue >= State.draining.rawValue }

  /// From now on there is something to wait for.
  func beginLoad() { _ = state.compareExchange(expected: .waiting, desired: .loading, ordering: .relaxed) }

  /// Runs `body` and throws the switch as `interruptions` say; to abort is to cancel the task of `body`.
  ///
  /// - Parameters:
  ///   - interruptions: the user's wishes.
  ///   - grace: how long what is in flight is waited for.
  ///   - draining: is told when that begins.
  ///   - body: what is to be stopped.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  package func obey<Value: Sendable, Failure: Error>(
    _ interruptions: AsyncStream<Void>, grace: Duration, draining: @escaping @Sendable () -> Void = {},
    _ body: @escaping @Sendable () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let result = await withTaskGroup(of: Result<Value, Failure>?.self) { group in
      group.addTask {
        do throws(Failure) { return .success(try await body()) } catch { return .failure(error) }
      }
      group.addTask {
        await self.follow(interruptions, grace: grace, draining)
        return nil
      }
      var result: Result<Value, Failure>?
      for await ended in group {
        result = result ?? ended
        if result != nil || self.state.load(ordering: .relaxed) == .aborting { group.cancelAll() }
      }
      return result
    }
    guard let result else { preconditionFailure("the body ends, and with it the group") }
    return try result.get()
  }

  /// Returns when nothing more can follow.
  private func follow(_ interruptions: AsyncStream<Void>, grace: Duration, _ draining: @Sendable () -> Void) async {
    guard await interruptions.hasNext() else { return }
    let before = state.exchange(.draining, ordering: .relaxed)
    if before == .loading {
      draining()
      await withTaskGroup(of: Void.self) { group in
        group.addTask { try? await Task.sleep(for: grace) }
        group.addTask { if await !interruptions.hasNext() { try? await Task.sleep(for: grace) } }
        await group.next()
        group.cancelAll()
      }
    }
    state.store(.aborting, ordering: .relaxed)
  }
}

extension AsyncStream<Void> {
  /// Waits for one more element; `false` when there will be none, or the task is cancelled.
  fileprivate func hasNext() async -> Bool {
    for await _ in self { return true }
    return false
  }
}
