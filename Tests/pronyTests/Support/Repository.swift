/// Where these tests, and what they look at, stand.
enum Repository {
  private static let top = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  static func path(of name: String) -> String { "\(top)/\(name)" }
}
