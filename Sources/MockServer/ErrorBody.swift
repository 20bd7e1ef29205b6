import NIOCore

/// The bodies of responses that refuse a request.
enum ErrorBody {
  /// In OpenAI's shape; `member` is the part of the request that is to blame.
  static func openAI(_ message: String, type: String = "invalid_request_error", member: String? = nil) -> ByteBuffer {
    var json = ByteBuffer(staticString: #"{"error":{"message":""#)
    json.writeEscapedJSON(message)
    let parameter = member.map { "\"\($0)\"" } ?? "null"
    json.writeString(#"","type":"\#(type)","param":\#(parameter),"code":null}}"#)
    return json
  }

  /// In the shape of `/echo`.
  static func echo(_ message: String) -> ByteBuffer {
    var json = ByteBuffer(staticString: #"{"error":""#)
    json.writeEscapedJSON(message)
    json.writeStaticString(#""}"#)
    return json
  }
}
