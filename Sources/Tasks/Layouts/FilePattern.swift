internal import Glibc

/// The path of files below a folder, in which `{name}` stands for a part that names something and `*` for any part.
///
/// `{subject}_test.csv` finds `anatomy_test.csv` and tells that `subject` is `anatomy`. A part never reaches over a `/`; where a name
/// stands twice, both must be the same.
package struct FilePattern: Sendable, Equatable {
  /// How it is written.
  package let text: String
  private let folders: [[Piece]]

  private enum Piece: Sendable, Equatable {
    case literal([UInt8])
    case name(String)
    case any
  }

  /// A file that was found.
  struct Match: Sendable, Equatable {
    /// Its path, with the folder's.
    var path: String
    /// What each name stands for.
    var names: [String: String]
  }

  /// The pattern that `text` writes; `nil` where a brace does not close, and for paths that leave the folder.
  package init?(_ text: String) {
    self.text = text
    var folders: [[Piece]] = []
    for part in text.split(separator: "/", omittingEmptySubsequences: false) {
      guard !part.isEmpty, part != ".", part != "..", let pieces = FilePattern.pieces(of: part) else { return nil }
      folders.append(pieces)
    }
    self.folders = folders
  }

  /// The pattern of one file, whatever is in its name.
  init(file name: String) {
    text = name
    folders = [[.literal(Array((name.hasSuffix(".gz") ? String(name.dropLast(3)) : name).utf8))]]
  }

  private static func pieces(of part: Substring) -> [Piece]? {
    var pieces: [Piece] = []
    var rest = part
    while let first = rest.first {
      if first == "*" {
        pieces.append(.any)
        rest = rest.dropFirst()
      } else if first == "{" {
        guard let end = rest.firstIndex(of: "}") else { return nil }
        pieces.append(.name(String(rest[..<end].dropFirst())))
        rest = rest[end...].dropFirst()
      } else {
        let literal = rest.prefix { $0 != "*" && $0 != "{" }
        pieces.append(.literal(Array(literal.utf8)))
        rest = rest[literal.endIndex...]
      }
    }
    return pieces
  }

  /// The names in it.
  var names: [String] {
    folders.joined().compactMap { piece in
      guard case .name(let name) = piece else { return nil }
      return name
    }
  }

  /// The files below `folder` that it describes, also those that are packed (`.gz`), in the order of their names.
  func matches(in folder: String) -> [Match] {
    var found = [Match(path: folder, names: [:])]
    for (depth, pieces) in folders.enumerated() {
      let isLast = depth == folders.count - 1
      found = found.flatMap { match in
        FilePattern.entries(of: match.path, matching: pieces, isFile: isLast).compactMap { name in
          var names = match.names
          let bare = isLast && name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
          let isMatch = [name, bare].contains { FilePattern.match(Array($0.utf8)[...], pieces[...], &names) }
          return isMatch ? Match(path: "\(match.path)/\(name)", names: names) : nil
        }
      }
    }
    return found
  }

  /// The names in `folder` that could match; only one where the part is spelled out.
  private static func entries(of folder: String, matching pieces: [Piece], isFile: Bool) -> [String] {
    if case .literal(let bytes) = pieces.first, pieces.count == 1 {
      let name = String(decoding: bytes, as: UTF8.self)
      return (isFile ? [name, "\(name).gz"] : [name]).first { access("\(folder)/\($0)", F_OK) == 0 }.map { [$0] } ?? []
    }
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// `text` is `pieces`; a name takes as little as it can, and fills `names`.
  private static func match(_ text: ArraySlice<UInt8>, _ pieces: ArraySlice<Piece>, _ names: inout [String: String]) -> Bool {
    guard let piece = pieces.first else { return text.isEmpty }
    switch piece {
    case .literal(let bytes):
      return text.starts(with: bytes) && match(text.dropFirst(bytes.count), pieces.dropFirst(), &names)
    case .any:
      return (0...text.count).contains { match(text.dropFirst($0), pieces.dropFirst(), &names) }
    case .name(let name):
      guard !text.isEmpty else { return false }
      for length in 1...text.count {
        let value = String(decoding: text.prefix(length), as: UTF8.self)
        if let known = names[name], known != value { continue }
        var attempt = names
        attempt[name] = value
        if match(text.dropFirst(length), pieces.dropFirst(), &attempt) {
          names = attempt
          return true
        }
      }
      return false
    }
  }
}
