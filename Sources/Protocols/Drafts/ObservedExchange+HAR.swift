internal import FoundationEssentials
package import Vocabulary

extension ObservedExchange {
  /// The exchange in an HTTP archive that looks most like a call of an API: the last one with a JSON object for a body.
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
      throw PlanProblem(place: "\(file):\(error.column)", problem: error.problem, accepted: "an HTTP archive (HAR)")
    }
    let calls = (json["log"]?["entries"]?.elements ?? []).compactMap { ObservedExchange(entry: $0) }
    guard let last = calls.last else {
      throw PlanProblem(
        place: file, problem: "no request in it has a JSON object for a body", accepted: "log.entries with a call of the API")
    }
    self = last
  }

  private init?(entry: JSONText) {
    guard let request = entry["request"], let method = request["method"]?.string, let url = request["url"]?.string,
      let body = request["postData"]?["text"]?.string, let json = try? JSONText(body), json.kind == .object
    else { return nil }
    let headers = (request["headers"]?.elements ?? []).compactMap { header in
      header["name"]?.string.flatMap { name in header["value"]?.string.map { HTTPHeader(name, $0) } }
    }
    self.init(method: method, url: url, headers: headers, body: body, reply: entry["response"].flatMap(Reply.init(har:)))
  }
}

extension ObservedExchange.Reply {
  /// The reply of an entry; `nil` where the archive has kept nothing of its body.
  fileprivate init?(har response: JSONText) {
    guard let content = response["content"], let text = content["text"]?.string, !text.isEmpty else { return nil }
    let isEncoded = content["encoding"]?.string == "base64"
    guard let body = isEncoded ? Data(base64Encoded: text).map(Array.init) : Array(text.utf8) else { return nil }
    self.init(status: response["status"]?.integer ?? 0, contentType: content["mimeType"]?.string, body: body)
  }
}
