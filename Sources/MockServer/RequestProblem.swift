import NIOCore
import Vocabulary

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
  _ body: ByteBuffer, _ member: (inout JSONScanner, String) throws(JSONFault) -> Void
) throws(RequestProblem) {
  var json = JSONScanner(Array(body.readableBytesView)[...])
  do throws(JSONFault) {
    try json.object(member)
    try json.finish()
  } catch {
    throw RequestProblem("the body is not what it should be: \(error.problem) at byte \(error.column)")
  }
}
