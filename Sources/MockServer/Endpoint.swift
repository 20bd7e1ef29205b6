import NIOHTTP1

/// What a path of the server answers.
enum Endpoint: Equatable {
  case generation(Dialect)
  case models
  case health
  case tokenize

  /// Every path.
  private static let paths: [(path: String, method: HTTPMethod, endpoint: Endpoint)] = [
    ("/v1/chat/completions", .POST, .generation(.chat)),
    ("/v1/completions", .POST, .generation(.completions)),
    ("/echo", .POST, .generation(.echo)),
    ("/tokenize", .POST, .tokenize),
    ("/v1/models", .GET, .models),
    ("/health", .GET, .health),
  ]

  /// The endpoint at `path`, and the method it takes; `nil` when there is none.
  static func at(_ path: String) -> (endpoint: Endpoint, method: HTTPMethod)? {
    paths.first { $0.path == path }.map { ($0.endpoint, $0.method) }
  }
}

/// The wire protocols in which the server generates.
enum Dialect: CaseIterable {
  /// OpenAI's chat completions.
  case chat
  /// OpenAI's legacy completions.
  case completions
  /// Prony's own, the smallest.
  case echo
}
