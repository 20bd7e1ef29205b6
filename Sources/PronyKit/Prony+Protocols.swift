internal import Protocols
internal import Vocabulary

/// Looking at protocols without a run.
extension Prony {
  /// The protocols there are, one to a line: the id, the framing of its streams (`-` for none), what it is.
  ///
  /// The user's own, in `ownFolder`, stand last, each with its file.
  public static func protocolList(ownFolder: String?) -> String {
    let own = ProtocolCatalogue.own(in: ownFolder)
    let rows =
      [("ID", "STREAM", "TITLE")] + ProtocolCatalogue.ids.map { row(of: $0, named: $0, note: "") }
      + own.map { row(of: $0.path, named: $0.id, note: " (\($0.path))") }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { id, framing, title in
      "\(id)\(spaces(width - id.count))  \(framing)\(spaces(16 - framing.count))  \(title)\n"
    }.joined()
  }

  /// The text of the definition that `name`, an id or a path, means.
  public static func protocolText(of name: String, ownFolder: String?) throws(PronyError) -> String {
    do throws(PlanProblems) {
      return try ProtocolCatalogue.source(of: name, orOwnIn: ownFolder, place: "protocol").yaml
    } catch { throw .definition(error) }
  }

  /// Checks the definition in `file`, and holds it to the fixtures beside it, if there are any.
  ///
  /// - Parameter file: the definition, or the folder that holds it as `protocol.yaml`.
  /// - Returns: what was found to be right.
  /// - Throws: all that is wrong with it.
  public static func checkProtocol(at file: String) throws(PronyError) -> String {
    let isDefinition = file.hasSuffix(".yaml") || file.hasSuffix(".yml")
    let folder = isDefinition ? file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "." : file
    let path = isDefinition ? (file.contains("/") ? file : "./\(file)") : "\(file)/protocol.yaml"
    do throws(PlanProblems) {
      let definition = try ProtocolCatalogue.definition(named: path, place: "protocol")
      let conformance = Conformance(of: definition, folder: folder)
      let problems = conformance.problems()
      guard problems.isEmpty else { throw PlanProblems(problems) }
      let fixtures = conformance.count == 0 ? "no fixtures beside it" : "\(conformance.count) fixtures hold"
      return "\(definition.id): the definition is sound, \(fixtures)\n"
    } catch { throw .definition(error) }
  }

  private static func row(of name: String, named id: String, note: String) -> (String, String, String) {
    do throws(PlanProblems) {
      let definition = try ProtocolCatalogue.definition(named: name)
      return (id, definition.streamFraming ?? "-", definition.title + note)
    } catch { return (id, "?", "cannot be used: see prony protocol check\(note)") }
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
