internal import FoundationEssentials
package import Vocabulary

extension ObservedExchange {
  /// The exchange in an HTTP archive that looks most like a call of an API: the last one with a JSON object for a body, and a reply
  /// that may hold an answer, or none.
  ///
  /// Source: HAR 1.2, `log.entries[*].request` and `.response`.
  ///
  /// - Parameters:
  ///   - archive: the text of the archive.
  ///   - file: its name, for problems.
  /// - Throws: why there is no such exchange in it.
  package init(har archive: String, file: String) throws(PlanProblem) {
    let json: JSONText
    do throws(JSONFault) { json = try JSONText(archive) } catch {
      let (line, column) = error.position(in: archive)
      throw PlanProblem(
        place: "\(file):\(line)", problem: "byte \(column) of the line: \(error.problem)", accepted: "an HTTP archive (HAR)")
    }
    guard let entries = json["log"]?["entries"]?.elements else {
      throw PlanProblem(place: file, problem: "JSON without log.entries", accepted: "an HTTP archive (HAR)")
    }
    let exchanges = entries.map { ObservedExchange(entry: $0) }
    guard let last = exchanges.last(where: { $0.unfitness == nil }) else {
      let found = exchanges.suffix(4).map { "\($0.method) \(Redaction.hidingSecrets(inURL: $0.url)) (\($0.unfitness ?? ""))" }
      throw PlanProblem(
        place: file,
        problem: found.isEmpty
          ? "there is no request in it"
          : "none of its \(exchanges.count) requests fits; the last: \(found.joined(separator: ", "))",
        accepted: "a request with a JSON object for a body, and an answer to it")
    }
    self = last
  }

  private init(entry: JSONText) {
    let request = entry["request"]
    let headers = (request?["headers"]?.elements ?? []).compactMap { header in
      header["name"]?.string.flatMap { name in header["value"]?.string.map { HTTPHeader(name, $0) } }
    }
    self.init(
      method: request?["method"]?.string ?? "", url: request?["url"]?.string ?? "", headers: headers,
      body: request?["postData"]?["text"]?.string ?? "", reply: entry["response"].flatMap(Reply.init(har:)))
  }

  /// Why no definition can be drafted from it.
  private var unfitness: String? {
    (try? JSONText(body))?.kind == .object ? reply?.refusal : "no JSON object for a body"
  }
}

extension ObservedExchange.Reply {
  /// The reply of an entry; `nil` where the archive has kept nothing of it.
  fileprivate init?(har response: JSONText) {
    guard let status = response["status"]?.integer, let content = response["content"] else { return nil }
    let text = content["text"]?.string ?? ""
    let isEncoded = content["encoding"]?.string == "base64"
    guard let body = isEncoded ? Data(base64Encoded: text).map(Array.init) : Array(text.utf8) else { return nil }
    if body.isEmpty, (200..<300).contains(status) { return nil }
    self.init(status: status, contentType: content["mimeType"]?.string, body: body)
  }
}
