import FoundationEssentials
import Glibc
import Vocabulary

/// A certificate and its key, made by `openssl` in a folder that only this user can read.
struct SelfSignedCertificate: Sendable {
  let certificatePath: String
  let keyPath: String
  private let folder: String

  /// Makes a pair for `localhost`, `127.0.0.1` and `::1`.
  init() throws(MockServerError) {
    let template = FileManager.default.temporaryDirectory.path + "/prony-mock-XXXXXX"
    var path = Array(template.utf8CString)
    guard mkdtemp(&path) != nil else { throw .selfSigning(reason: "\(template): \(String(cString: strerror(errno)))") }
    folder = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    certificatePath = folder + "/certificate.pem"
    keyPath = folder + "/key.pem"
    do throws(MockServerError) {
      try runOpenSSL([
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "365",
        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1",
        "-keyout", keyPath, "-out", certificatePath,
      ])
    } catch {
      remove()
      throw error
    }
  }

  /// Removes the pair and its folder.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private func runOpenSSL(_ arguments: [String]) throws(MockServerError) {
    let messages = folder + "/messages"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, messages, O_WRONLY | O_CREAT, 0o600)
    var words = (["openssl"] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child: pid_t = 0
    let spawned = posix_spawnp(&child, "openssl", &actions, nil, words, [nil])
    guard spawned == 0 else { throw .selfSigning(reason: "openssl: \(String(cString: strerror(spawned)))") }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status != 0 else { return }
    let said = (try? text(ofFile: messages, limit: 1 << 16)) ?? ""
    throw .selfSigning(reason: "openssl failed: \(said.split(separator: "\n").last ?? "it said nothing")")
  }
}
