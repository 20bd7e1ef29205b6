internal import Glibc
internal import Vocabulary

/// By what a file is known again.
struct Fingerprint: Equatable {
  /// Its length.
  let bytes: Int
  /// Its hash, in small hexadecimal digits.
  let sha256: String
  /// It stands for a file that is kept elsewhere, as Git's large files do.
  let isPointer: Bool
  /// It is a page for people, as of a sign-in: no benchmark's rows begin like one.
  let isPage: Bool

  /// That of the file at `path`; `nil` where it cannot be read, and `errno` says why.
  init?(ofFile path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let length = Int(lseek(file, 0, SEEK_END))
    guard length > 0 else {
      self.init(UnsafeRawBufferPointer(start: nil, count: 0))
      return
    }
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else { return nil }
    defer { munmap(start, length) }
    self.init(UnsafeRawBufferPointer(start: start, count: length))
  }

  private init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes.count
    isPointer = bytes.count < 1024 && bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8)
    let start = String(decoding: bytes.prefix(64).drop { $0 <= UInt8(ascii: " ") }, as: UTF8.self).lowercased()
    isPage = start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
    sha256 = SHA256.hash(bytes).hexadecimal
  }
}
