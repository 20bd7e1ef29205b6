internal import Glibc

/// A run's own folder.
///
/// `plan.json` holds what the run was told, `records.jsonl` what happened to each request (`records-0.jsonl`, `records-1.jsonl`, … one for
/// each shard, while it is under way or when it was killed), `client.jsonl` how the client fared. Reports stand beside them.
package struct RunFolder: Sendable, Equatable {
  /// The file that holds what the run was told.
  package static let planFile = "plan.json"
  static let journalFile = "client.jsonl"
  /// The files that reports are made from.
  private static let facts = [
    planFile, journalFile, "records.jsonl", "samples.jsonl", "task.yaml", "programs.jsonl", "earlier.jsonl",
  ]

  /// Its path from the root, the same from wherever it is looked at.
  package let path: String

  private init(path: String) {
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    self.path = resolved.map { String(cString: $0) } ?? path
  }

  /// The folder of an earlier run.
  package init(existing path: String) throws(RecordsError) {
    self.init(path: path)
    guard access(self.path(of: RunFolder.planFile), F_OK) == 0 else {
      throw [ENOENT, ENOTDIR].contains(errno) ? .notARun(path: path) : .refusal("read", self.path(of: RunFolder.planFile))
    }
    for name in RunFolder.facts where exists(name) {
      var facts = stat()
      // A pipe would be waited for without end.
      let isPlain = stat(self.path(of: name), &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
      if !isPlain {
        throw .refused("read", path: self.path(of: name), reason: "it is no plain file; put the one back that the run left")
      }
    }
  }

  /// Makes the folder `<time>-<name>` in `parent`, which is made too if it is missing.
  ///
  /// The time is `startedAt`, ISO 8601 in UTC. `name` may be any text: what does not suit a file name is replaced. Two runs never
  /// share a folder: where one is there already, the name gets a number.
  package static func create(in parent: String, startedAt: String, name: String) throws(RecordsError) -> RunFolder {
    let parent = parent.withoutTrailingSlashes
    try makeFolders(parent)
    let time = startedAt.prefix(while: { $0 != "." && $0 != "Z" }).filter { $0 != "-" && $0 != ":" }
    let first = "\(parent)/\(time)Z-\(name.asFileName)"
    for path in [first] + (2...99).map({ "\(first)-\($0)" }) {
      if mkdir(path, 0o777) == 0 { return RunFolder(path: path) }
      guard errno == EEXIST else { throw .refusal("create", path) }
    }
    throw .refusal("create", first, code: EEXIST)
  }

  /// Makes the folder that runs are made in, if it is missing.
  package static func makeParent(_ path: String) throws(RecordsError) { try makeFolders(path.withoutTrailingSlashes) }

  private static func makeFolders(_ path: String) throws(RecordsError) {
    let code = mkdir(path, 0o777) == 0 ? EEXIST : errno
    if code == EEXIST { return }
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .refusal("create", path, code: code)
    }
    try makeFolders(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .refusal("create", path) }
  }

  /// The path of the file `name` in it.
  package func path(of name: String) -> String { "\(path)/\(name)" }

  /// The file `name` is there.
  package func exists(_ name: String) -> Bool { access(path(of: name), F_OK) == 0 }

  /// Writes `text` to the file at `path`, whole or not at all.
  package static func write(_ text: String, toFile path: String) throws(RecordsError) {
    try WholeFile.write(Array(text.utf8), to: path)
  }

  /// Writes `text` to the file `name`, whole or not at all.
  package func write(_ text: String, to name: String) throws(RecordsError) {
    try RunFolder.write(text, toFile: path(of: name))
  }
}

extension String {
  fileprivate var withoutTrailingSlashes: String {
    var path = self[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  /// The text with everything but ASCII letters, digits, `.`, `_` and `-` replaced by `-`, at most 64 bytes.
  fileprivate var asFileName: String {
    let words = split { !($0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))) }
    let name = words.joined(separator: "-").drop { ".-".contains($0) }.prefix(64)
    return name.isEmpty ? "run" : String(name)
  }
}
