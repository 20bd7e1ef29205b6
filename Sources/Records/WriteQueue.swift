internal import Synchronization

/// The buffers that wait to be written, first come, first served, and the empty ones to fill next.
final class WriteQueue: Sendable {
  /// What the writer is to do.
  enum Order {
    case append([UInt8], file: Int)
    case stop
  }

  private struct State {
    var orders: [Order] = []
    var spares: [[UInt8]] = []
  }

  private static let length = 256
  /// Larger buffers, made by one huge reply, are not kept.
  private static let largestSpare = 1 << 18

  private let state = Mutex(State())
  private let places: EventSemaphore
  private let filled: EventSemaphore

  /// An empty queue.
  init() throws(RecordsError) {
    places = try EventSemaphore(count: WriteQueue.length)
    filled = try EventSemaphore(count: 0)
  }

  deinit {
    places.discard()
    filled.discard()
  }

  /// Adds an order; waits while the queue is full.
  func add(_ order: Order) {
    places.wait()
    state.withLock { $0.orders.append(order) }
    filled.signal()
  }

  /// Takes the next order; waits while there is none.
  func take() -> Order {
    filled.wait()
    let order = state.withLock { $0.orders.removeFirst() }
    places.signal()
    return order
  }

  /// Gives back a buffer that was written.
  func recycle(_ buffer: [UInt8]) {
    if buffer.capacity <= WriteQueue.largestSpare { state.withLock { $0.spares.append(buffer) } }
  }

  /// An empty buffer, with the memory of one that was written where there is one.
  func spare() -> [UInt8] {
    var buffer = state.withLock { $0.spares.popLast() } ?? []
    buffer.removeAll(keepingCapacity: true)
    return buffer
  }
}
