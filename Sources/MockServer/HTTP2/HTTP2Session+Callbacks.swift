import CNghttp2
import NIOCore

/// What libnghttp2 calls, always within `receive` or `write`: the connection is only told, it sends when they are over.
extension HTTP2Session {
  static func setCallbacks(_ callbacks: OpaquePointer?) {
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, context in
      guard let header = frame?.pointee.hd, header.type == UInt8(NGHTTP2_HEADERS.rawValue),
        frame?.pointee.headers.cat == NGHTTP2_HCAT_REQUEST
      else { return 0 }
      connection(context)?.begin(header.stream_id)
      return 0
    }
    nghttp2_session_callbacks_set_on_header_callback(callbacks) { _, frame, name, nameLength, value, valueLength, _, context in
      if let frame {
        connection(context)?.streams[frame.pointee.hd.stream_id]?.take(text(name, nameLength), text(value, valueLength))
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, id, bytes, count, context in
      connection(context)?.streams[id]?.body.append(UnsafeRawBufferPointer(start: bytes, count: count))
      return 0
    }
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, context in
      guard let header = frame?.pointee.hd else { return 0 }
      let isOfRequest = header.type == UInt8(NGHTTP2_HEADERS.rawValue) || header.type == UInt8(NGHTTP2_DATA.rawValue)
      if isOfRequest, header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0 {
        connection(context)?.completeRequest(of: header.stream_id)
      }
      return 0
    }
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, id, _, context in
      connection(context)?.end(id)
      return 0
    }
  }

  /// Gives the session more of a stream's body.
  static let onBodyWanted: nghttp2_data_source_read_callback = { _, _, room, size, flags, source, _ in
    guard let context = source?.pointee.ptr else { return Int(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue) }
    return Unmanaged<HTTP2Stream>.fromOpaque(context)._withUnsafeGuaranteedRef { stream in
      let count = stream.fill(UnsafeMutableRawBufferPointer(start: room, count: size))
      if stream.isBodyWhole, stream.pending.readableBytes == 0 {
        flags?.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
      } else if count == 0 {
        return Int(NGHTTP2_ERR_DEFERRED.rawValue)
      }
      return count
    }
  }
}

private func connection(_ context: UnsafeMutableRawPointer?) -> HTTP2Connection? {
  context.map { Unmanaged<HTTP2Connection>.fromOpaque($0).takeUnretainedValue() }
}

private func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> String {
  String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
}
