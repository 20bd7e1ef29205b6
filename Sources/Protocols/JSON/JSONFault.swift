/// Where JSON text stops being JSON.
struct JSONFault: Error, Equatable {
  enum Reason {
    /// The text ends inside a value.
    case endsEarly
    /// A byte that cannot stand there.
    case unexpectedByte
  }

  let reason: Reason
  let offset: Int

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
