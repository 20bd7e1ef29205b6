internal import Vocabulary

extension RequestTransport {
  /// Waits until `instant`, or until `mayWait` holds no more, which is noticed within a tenth of a second; returns early when the task is
  /// cancelled.
  func sleep(until instant: RunTime, while mayWait: () -> Bool) async {
    var now = now()
    while now < instant, mayWait(), !Task.isCancelled {
      await sleep(until: min(instant, now + .milliseconds(100)))
      now = self.now()
    }
  }
}
