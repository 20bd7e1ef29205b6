import NIOCore
import Vocabulary

/// The bodies of responses that refuse a request.
enum ErrorBody {
  /// In OpenAI's shape; `member` is the part of the request that is to blame.
  static func openAI(_ message: String, type: String = "invalid_request_error", member: String? = nil) -> ByteBuffer {
    ByteBuffer(json: ["error": ["message": .text(message), "type": .text(type), "param": JSONValue(member), "code": nil]])
  }

  /// In the shape of `/echo`.
  static func echo(_ message: String) -> ByteBuffer { ByteBuffer(json: ["error": .text(message)]) }
}

extension ByteBuffer {
  /// The text of a body that is made once or seldom.
  init(json: JSONValue) { self.init(string: json.compactText) }
}
