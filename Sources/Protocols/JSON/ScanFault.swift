/// Where a scan found that text is no JSON.
///
/// Two words, not a `JSONFault`: it is thrown on the hot path, and what it says depends on the text around it.
struct ScanFault: Error, Equatable {
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
