internal import Tasks
internal import Vocabulary

/// What a hub says of the files of a repository.
///
/// It is only looked up in: no path of a listing names a file on this machine.
struct HubListing {
  /// What is known of a file.
  struct Entry: Equatable {
    var bytes: Int?
    /// In small hexadecimal digits; `nil` where the hub does not say.
    var sha256: String?
  }

  private var entries: [String: Entry] = [:]

  /// No files.
  init() {}

  /// The listing that `hub` wrote as `text`: an array of entries with `path`, `size` and `lfs.oid`, or an object with `Data.Files` of
  /// entries with `Path`, `Size` and `Sha256`.
  ///
  /// - Throws: what is wrong with it, as the end of a sentence.
  init(_ text: String, of hub: Hub) throws(BadReply) {
    let json: JSONText
    do throws(JSONFault) { json = try JSONText(text) } catch { throw BadReply("its list of files is not JSON") }
    guard let files = hub == .modelScope ? json["Data"]?["Files"]?.elements : json.elements else {
      throw BadReply("there is no list of files in its reply")
    }
    for file in files {
      guard let path = file[hub == .modelScope ? "Path" : "path"]?.string else { throw BadReply("a file without a path") }
      let hash = (hub == .modelScope ? file["Sha256"] : file["lfs"]?["oid"])?.string?.lowercased()
      let bytes = (hub == .modelScope ? file["Size"] : file["size"])?.integer
      entries[path] = Entry(bytes: bytes, sha256: hash.flatMap { $0.isSHA256 ? $0 : nil })
    }
  }

  /// What is known of the file at `path`: nothing of one that is not listed, since long lists are not given whole.
  subscript(path: String) -> Entry { entries[path] ?? Entry() }
}

/// A reply that is not what was asked for, as the end of a sentence.
struct BadReply: Error, Equatable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension String {
  /// It may be the hash of something.
  var isSHA256: Bool { utf8.count == 64 && allSatisfy(\.isHexDigit) }
}
