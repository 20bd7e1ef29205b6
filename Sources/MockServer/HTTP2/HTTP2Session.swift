import CNghttp2
import NIOCore
import NIOHTTP1
import Vocabulary

/// The protocol's side of one HTTP/2 connection: libnghttp2's session, which knows no socket.
///
/// What comes in is told to the connection by callbacks (`HTTP2Session+Callbacks.swift`); what is to go out is asked for.
final class HTTP2Session {
  private let session: OpaquePointer

  /// A session of `connection`, which must outlive it, as `scenario` has it.
  init(of connection: HTTP2Connection, _ scenario: Scenario) {
    var callbacks: OpaquePointer?
    var option: OpaquePointer?
    var session: OpaquePointer?
    nghttp2_session_callbacks_new(&callbacks)
    nghttp2_option_new(&option)
    HTTP2Session.setCallbacks(callbacks)
    nghttp2_option_set_no_auto_window_update(option, scenario.requestWindow == nil ? 0 : 1)
    let code = nghttp2_session_server_new2(&session, callbacks, Unmanaged.passUnretained(connection).toOpaque(), option)
    nghttp2_session_callbacks_del(callbacks)
    nghttp2_option_del(option)
    guard code == 0, let session else { preconditionFailure("libnghttp2 has no memory for a session") }
    self.session = session
    var settings = [
      nghttp2_settings_entry(
        settings_id: Int32(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS.rawValue), value: UInt32(scenario.maxStreams))
    ]
    if let window = scenario.requestWindow {
      settings.append(
        nghttp2_settings_entry(settings_id: Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue), value: UInt32(window)))
    }
    nghttp2_submit_settings(session, HTTP2Session.noFlags, settings, settings.count)
  }

  deinit { nghttp2_session_del(session) }

  /// Nothing more can come or go.
  var isOver: Bool { nghttp2_session_want_read(session) == 0 && nghttp2_session_want_write(session) == 0 }

  /// Takes what the client sent.
  ///
  /// - Returns: whether it is HTTP/2, as far as the connection can go on with it.
  func receive(_ bytes: ByteBuffer) -> Bool {
    bytes.withUnsafeReadableBytes { bytes in
      nghttp2_session_mem_recv(session, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count) >= 0
    }
  }

  /// Writes all frames that can go out now.
  func write(to bytes: inout ByteBuffer) {
    var piece: UnsafePointer<UInt8>?
    while case let count = nghttp2_session_mem_send(session, &piece), count > 0 {
      bytes.writeBytes(UnsafeRawBufferPointer(start: piece, count: count))
    }
  }

  /// Begins the response of `stream`, whose body is what is pending there; `hasBody` is false for the answer to HEAD.
  func respond(_ head: ResponseHead, on stream: HTTP2Stream, hasBody: Bool) {
    var body = nghttp2_data_provider()
    body.source.ptr = Unmanaged.passUnretained(stream).toOpaque()
    body.read_callback = HTTP2Session.onBodyWanted
    head.withFields { fields in
      if hasBody {
        nghttp2_submit_response(session, stream.id, fields.baseAddress, fields.count, &body)
      } else {
        nghttp2_submit_response(session, stream.id, fields.baseAddress, fields.count, nil)
      }
    }
  }

  /// There is more of the body of the stream `id`, or it is whole.
  func resume(_ id: Int32) { nghttp2_session_resume_data(session, id) }

  /// Ends the stream `id`.
  func reset(_ id: Int32, _ code: HTTP2ErrorCode) { nghttp2_submit_rst_stream(session, HTTP2Session.noFlags, id, code.number) }

  /// Takes no stream after `last` any more.
  func goAway(after last: Int32, _ code: HTTP2ErrorCode) {
    nghttp2_submit_goaway(session, HTTP2Session.noFlags, last, code.number, nil, 0)
  }

  private static let noFlags = UInt8(NGHTTP2_FLAG_NONE.rawValue)
}

extension ResponseHead {
  /// Calls `body` with the fields as HTTP/2 has them; they hold for that long.
  fileprivate func withFields(_ body: (UnsafeBufferPointer<nghttp2_nv>) -> Void) {
    var fields = [(":status", String(status.code))] + headers.map { ($0.name.lowercased(), $0.value) }
    if case .length(let length) = self.body { fields.append(("content-length", String(length))) }
    var text = fields.flatMap { Array($0.0.utf8) + Array($0.1.utf8) }
    text.withUnsafeMutableBufferPointer { text in
      guard var next = text.baseAddress else { return }
      let entries = fields.map { name, value in
        defer { next += name.utf8.count + value.utf8.count }
        return nghttp2_nv(
          name: next, value: next + name.utf8.count, namelen: name.utf8.count, valuelen: value.utf8.count,
          flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue))
      }
      entries.withUnsafeBufferPointer(body)
    }
  }
}
