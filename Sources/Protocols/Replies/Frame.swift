/// The data of an event.
enum Frame: Equatable {
  /// It lies here in the piece that was given.
  case inPiece(Range<Int>)
  /// It came in several pieces or lines, or was put together.
  case gathered([UInt8])
}
