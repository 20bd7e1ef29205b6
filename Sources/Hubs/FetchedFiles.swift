internal import Glibc
internal import Vocabulary

/// What was fetched into a task's folder: `fetched.json` there.
struct FetchedFiles {
  private let folder: String
  private var files: [FetchedFile]

  private static let name = "fetched.json"

  /// The record in `folder`; an empty one where there is none.
  ///
  /// - Throws: that it cannot be read.
  init(in folder: String) throws(HubsError) {
    self.folder = folder
    let path = "\(folder)/\(FetchedFiles.name)"
    guard access(path, F_OK) == 0 else {
      files = []
      return
    }
    do throws(UnreadableFile) {
      let written = try text(ofFile: path, limit: 1 << 24)
      guard let entries = (try? JSONText(written))?["files"]?.elements else {
        throw UnreadableFile(path: path, reason: "it is no record of what was fetched; remove it to fetch all anew")
      }
      files = entries.compactMap(FetchedFile.init)
    } catch { throw .file(path: path, reason: error.reason) }
  }

  /// The file at `path` as it was fetched, if it still is that; `nil` where it is not there, or another.
  func intact(_ path: String) -> FetchedFile? {
    guard let file = files.first(where: { $0.path == path }), let now = Fingerprint(ofFile: "\(folder)/\(path)"),
      now.bytes == file.bytes, now.sha256 == file.sha256
    else { return nil }
    return file
  }

  /// A file is at `path` that was not fetched.
  ///
  /// - Throws: that something else is there.
  func isOwn(_ path: String) throws(HubsError) -> Bool {
    var facts = stat()
    guard stat("\(folder)/\(path)", &facts) == 0 else { return false }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .file(path: "\(folder)/\(path)", reason: "what is there is no file") }
    return !files.contains { $0.path == path }
  }

  /// Writes down that `file` was fetched.
  mutating func add(_ file: FetchedFile) throws(HubsError) {
    files.removeAll { $0.path == file.path }
    files.append(file)
    let json = JSONValue.object([.init("files", .list(files.map(\.json)))])
    let written = try PartialFile(of: "\(folder)/\(FetchedFiles.name)", goesOn: false)
    try written.append(Array((json.prettyText() + "\n").utf8))
    try written.finish()
  }
}

extension FetchedFile {
  fileprivate init?(_ json: JSONText) {
    guard let path = json["path"]?.string, let url = json["url"]?.string, let bytes = json["bytes"]?.integer,
      let sha256 = json["sha256"]?.string
    else { return nil }
    self.init(
      path: path, url: url, revision: json["revision"]?.string, bytes: bytes, sha256: sha256,
      isChecked: json["checked"]?.text == "true")
  }

  fileprivate var json: JSONValue {
    .object([
      .init("path", .text(path)), .init("url", .text(url)), .init("revision", JSONValue(revision)),
      .init("bytes", .integer(bytes)), .init("sha256", .text(sha256)), .init("checked", .bool(isChecked)),
    ])
  }
}
