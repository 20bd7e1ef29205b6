internal import CCurl
internal import Glibc
internal import Vocabulary

/// The header lines of one transfer as libcurl wants them: a linked list.
///
/// The lines that all requests share are built once; those of one request stand before them, and the request id stands in a first node
/// of its own, which is rewritten per request without allocating.
final class HeaderList {
  private let idNode = UnsafeMutablePointer<curl_slist>.allocate(capacity: 1)
  private let idLine = UnsafeMutablePointer<CChar>.allocate(capacity: HeaderList.idLineLimit)
  private var shared: UnsafeMutablePointer<curl_slist>?
  /// The first and the last of the lines of one request; the last leads on to the shared ones.
  private var own: (first: UnsafeMutablePointer<curl_slist>, last: UnsafeMutablePointer<curl_slist>)?
  private var hasID = false

  private static let idLineLimit = 256
  private static let idName = "X-Request-Id: "

  init() { idNode.initialize(to: curl_slist(data: idLine, next: nil)) }

  deinit {
    setOwn([])
    curl_slist_free_all(shared)
    idNode.deallocate()
    idLine.deallocate()
  }

  /// The list as it stands.
  var first: UnsafeMutablePointer<curl_slist>? { hasID ? idNode : own?.first ?? shared }

  /// Makes `headers` the lines that all requests share.
  func setShared(_ headers: [HTTPHeader]) {
    setOwn([])
    curl_slist_free_all(shared)
    // libcurl waits for a "100 Continue" before long bodies unless told not to expect it.
    shared = curl_slist_append(nil, "Expect:")
    for header in headers { shared = curl_slist_append(shared, "\(header.name): \(header.value)") }
    idNode.pointee.next = shared
  }

  /// Makes `headers` the lines of this request alone.
  func setOwn(_ headers: [HTTPHeader]) {
    if headers.isEmpty, own == nil { return }
    own?.last.pointee.next = nil
    curl_slist_free_all(own?.first)
    own = nil
    for header in headers {
      guard let line = curl_slist_append(nil, "\(header.name): \(header.value)") else { continue }
      own?.last.pointee.next = line
      own = (own?.first ?? line, line)
    }
    own?.last.pointee.next = shared
    idNode.pointee.next = own?.first ?? shared
  }

  /// Makes `id` the request's id.
  func setRequestID(_ id: String?) {
    hasID = id != nil
    guard let id else { return }
    let line = UnsafeMutableBufferPointer(start: idLine, count: HeaderList.idLineLimit)
    line.withMemoryRebound(to: UInt8.self) { line in
      var end = line.update(fromContentsOf: HeaderList.idName.utf8.prefix(line.count - 1))
      end = line[end...].dropLast().update(fromContentsOf: id.utf8.prefix(line.count - 1 - end))
      line[end] = 0
    }
  }
}
