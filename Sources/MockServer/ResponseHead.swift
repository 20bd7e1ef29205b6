import NIOHTTP1
import Vocabulary

/// The head of a response, whichever version of HTTP it is sent by.
struct ResponseHead: Equatable {
  /// The status.
  let status: HTTPResponseStatus
  /// Its headers, without those that say how long the body is.
  let headers: [HTTPHeader]
  let body: Body

  /// What is known of the body before it comes.
  enum Body: Equatable {
    /// There is none, and no word of its length either.
    case none
    /// Its length in bytes.
    case length(Int)
    /// It ends when it ends.
    case open
  }

  private init(_ status: HTTPResponseStatus, _ headers: [HTTPHeader], _ body: Body) {
    self.status = status
    self.headers = [HTTPHeader("Server", "prony-mock")] + headers
    self.body = body
  }

  /// Of a response whose body is a JSON text of `length` bytes.
  static func json(_ status: HTTPResponseStatus, length: Int) -> ResponseHead {
    ResponseHead(status, [HTTPHeader("Content-Type", "application/json")], .length(length))
  }

  /// Of a response whose body is a stream of events.
  static func stream(contentType: String) -> ResponseHead {
    ResponseHead(.ok, [HTTPHeader("Content-Type", contentType), HTTPHeader("Cache-Control", "no-cache")], .open)
  }

  /// Of a response as a fault spells it.
  init(_ response: Fault.Response) {
    // A 204 may have neither body nor length.
    let body = response.status == 204 ? Body.none : .length(response.body.count)
    self.init(HTTPResponseStatus(statusCode: response.status), response.headers, body)
  }
}
