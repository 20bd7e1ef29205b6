import NIOCore

/// What is wrong with a request: the server answers 400.
struct RequestProblem: Error, Equatable {
  var message: String
  /// The member of the body that is to blame; `nil` when it is none in particular.
  var member: String?

  init(_ message: String, member: String? = nil) {
    self.message = message
    self.member = member
  }
}

/// Reads a body that must be one JSON object.
func readBody(
  _ body: ByteBuffer, _ onMember: (inout JSONReader, String) throws(JSONReader.Problem) -> Void
) throws(RequestProblem) {
  var reader = JSONReader(Array(body.readableBytesView))
  do throws(JSONReader.Problem) {
    try reader.readObject(onMember)
    try reader.finish()
  } catch {
    throw RequestProblem("the body is not what it should be: expected \(error.expected) at byte \(error.position)")
  }
}
