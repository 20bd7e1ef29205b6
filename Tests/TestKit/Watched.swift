import Synchronization

/// A value that changes on any thread, and that tasks can wait for.
package final class Watched<Value: Sendable>: Sendable {
  private struct State: Sendable {
    var value: Value
    var waiting: [(condition: @Sendable (Value) -> Bool, continuation: CheckedContinuation<Value, Never>)] = []
  }

  private let state: Mutex<State>

  /// Begins as `value`.
  package init(_ value: Value) { state = Mutex(State(value: value)) }

  /// The value as it is now.
  package var value: Value { state.withLock { $0.value } }

  /// Changes the value, and wakes those who waited for what it has become.
  package func change(_ body: (inout Value) -> Void) {
    let woken = state.withLock { state in
      body(&state.value)
      let value = state.value
      let met = state.waiting.filter { $0.condition(value) }
      state.waiting.removeAll { $0.condition(value) }
      return met.map { ($0.continuation, value) }
    }
    for (continuation, value) in woken { continuation.resume(returning: value) }
  }

  /// Waits until the value meets `condition`.
  package func first(where condition: @escaping @Sendable (Value) -> Bool) async -> Value {
    await withCheckedContinuation { continuation in
      let met: Value? = state.withLock { state in
        if condition(state.value) { return state.value }
        state.waiting.append((condition, continuation))
        return nil
      }
      if let met { continuation.resume(returning: met) }
    }
  }
}
