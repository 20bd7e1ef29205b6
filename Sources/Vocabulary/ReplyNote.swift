/// Something odd about a reply that did not fail it.
public enum ReplyNote: String, Sendable, CaseIterable, Codable, Hashable {
  /// The stream had a finish reason and a clean end but no terminal event.
  case missingTerminalEvent = "missing_terminal_event"
  /// Bytes came after the terminal event; they are ignored.
  case dataAfterEnd = "data_after_end"
  /// More than one finish reason came; the first counts.
  case repeatedFinish = "repeated_finish"
  /// Bytes that are not UTF-8, or a lone surrogate, became U+FFFD.
  case invalidText = "invalid_text"
  /// A whole reply came though a stream was asked for: no time to first token.
  case wholeInsteadOfStream = "whole_instead_of_stream"
  /// A stream came though a whole reply was asked for.
  case streamInsteadOfWhole = "stream_instead_of_whole"
  /// The server's usage is negative or beyond belief; our own count stands.
  case implausibleUsage = "implausible_usage"
  /// Its chunks brought several tokens each: the time from chunk to chunk is not that from token to token.
  case chunkedTokens = "chunked_tokens"
  /// The reply ended well and brought nothing: no content, no reasoning, no tool call, and no output token in its usage.
  case emptyReply = "empty_reply"
  /// The reply ended well, and nothing in it, not even null or an empty text, stood where the definition looks for output.
  case outputNotFound = "output_not_found"
}
