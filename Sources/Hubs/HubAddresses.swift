internal import Tasks
package import Vocabulary

/// Where the hubs are, and the token that one of them knows the user by.
package struct HubAddresses: Sendable {
  /// Hugging Face, or a mirror of it.
  var huggingFace = "https://huggingface.co"
  /// ModelScope.
  var modelScope = "https://modelscope.cn"
  /// GitHub's files.
  var gitHub = "https://raw.githubusercontent.com"
  /// Hugging Face's token; `nil` without one.
  private(set) var token: Secret?

  /// The usual addresses, unless `HF_ENDPOINT` and `MODELSCOPE_ENDPOINT` name others; the token of `HF_TOKEN`.
  ///
  /// - Throws: what is wrong with these variables.
  package init(environment: [String: String] = [:]) throws(PlanProblems) {
    var problems: [PlanProblem] = []
    for (variable, place) in [("HF_ENDPOINT", \HubAddresses.huggingFace), ("MODELSCOPE_ENDPOINT", \.modelScope)] {
      guard let url = environment[variable], !url.isEmpty else { continue }
      let parts = URLParts(url)
      let isUsable =
        ["http", "https"].contains(parts.scheme) && !parts.host.isEmpty && parts.query == nil && parts.user.isEmpty
        && url.isURLText
      self[keyPath: place] = url.hasSuffix("/") ? String(url.dropLast()) : url
      if isUsable { continue }
      problems.append(
        PlanProblem(
          place: variable, problem: "no address of a hub", accepted: "a URL, as \(HubAddresses.usual[keyPath: place])"))
    }
    if let token = environment["HF_TOKEN"], !token.isEmpty {
      self.token = Secret(token)
      if !token.isURLText {
        problems.append(
          PlanProblem(place: "HF_TOKEN", problem: "holds what no token can", accepted: "the token alone, on one line"))
      }
    }
    if !problems.isEmpty { throw PlanProblems(problems) }
  }

  private init() {}

  private static let usual = HubAddresses()

  /// Where Hugging Face gives out rows: as its own library finds it, beside a mirror's files on a mirror without TLS.
  private var rows: String { huggingFace.replacing("https://", with: "https://datasets-server.", maxReplacements: 1) }

  /// The address of `file`; that of the first of its rows, where it is of rows.
  func url(of file: PublishedFile) -> String {
    switch file.form {
    case .rows: return rowsURL(of: file, from: 0)
    case .file(let path):
      let escaped = path.split(separator: "/").map { String($0).percentEncoded }.joined(separator: "/")
      switch file.hub {
      case .huggingFace: return "\(huggingFace)/datasets/\(file.repository)/resolve/\(revision(of: file))/\(escaped)"
      case .modelScope:
        return
          "\(modelScope)/api/v1/datasets/\(file.repository)/repo?Revision=\(revision(of: file))&FilePath=\(path.percentEncoded)"
      case .gitHub: return "\(gitHub)/\(file.repository)/\(revision(of: file))/\(escaped)"
      case .url: return "\(file.repository)/\(escaped)"
      }
    }
  }

  /// The address of at most a hundred rows of `file`, from `offset` on.
  func rowsURL(of file: PublishedFile, from offset: Int) -> String {
    guard case .rows(let configuration, let split) = file.form else { preconditionFailure("only rows have a page") }
    let names = "config=\(configuration.percentEncoded)&split=\(split.percentEncoded)"
    return "\(rows)/rows?dataset=\(file.repository.percentEncoded)&\(names)&offset=\(offset)&length=\(RowsPage.most)"
  }

  /// The address of the list of configurations and splits of the data set that `file` is of.
  func splitsURL(of file: PublishedFile) -> String { "\(rows)/splits?dataset=\(file.repository.percentEncoded)" }

  /// The address of the list of files of the repository that `file` is in; `nil` where there is none.
  func listingURL(of file: PublishedFile) -> String? {
    switch file.hub {
    case .huggingFace: "\(huggingFace)/api/datasets/\(file.repository)/tree/\(revision(of: file))?recursive=true"
    case .modelScope: "\(modelScope)/api/v1/datasets/\(file.repository)/repo/tree?Revision=\(revision(of: file))&Recursive=true"
    case .gitHub, .url: nil
    }
  }

  private func revision(of file: PublishedFile) -> String {
    (file.revision ?? (file.hub == .huggingFace ? "main" : "master")).percentEncoded
  }

  /// The token, where `url` is of those that it is for.
  func token(for url: String) -> Secret? {
    [huggingFace, rows].contains { URLParts($0).origin == URLParts(url).origin } ? token : nil
  }
}

extension String {
  /// All of it may stand in a URL or a header line.
  var isURLText: Bool { utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
