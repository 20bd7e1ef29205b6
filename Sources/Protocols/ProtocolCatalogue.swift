package import Vocabulary

/// The protocols that ship inside the binary, and the way to a user's own.
package enum ProtocolCatalogue {
  /// The ids of the shipped protocols, in the order of `embedded.c`.
  package static var ids: [String] { shipped.map(\.id) }

  /// The definition of the shipped protocol with this id, or that in the file at this path: what holds a `/` or ends in `.yaml`
  /// is a path.
  package static func definition(named name: String) throws(PlanProblems) -> ProtocolDefinition {
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try ProtocolDefinition(yaml: try yaml(at: name), file: name)
    }
    guard let shipped = shipped.first(where: { $0.id == name }) else {
      let known = name.nearestFirst(of: ids).joined(separator: ", ")
      throw PlanProblems([
        PlanProblem(
          place: "--protocol", value: name, problem: "no such protocol",
          accepted: "\(known), or the path of a definition (./\(name).yaml)")
      ])
    }
    return try ProtocolDefinition(yaml: shipped.file.text, file: shipped.file.path)
  }

  private static func yaml(at path: String) throws(PlanProblems) -> String {
    do throws(UnreadableFile) {
      return try text(ofFile: path, limit: Document.sizeLimit)
    } catch {
      throw PlanProblems([
        PlanProblem(
          place: "--protocol", value: path, problem: "cannot be read: \(error.reason)",
          accepted: "the path of a definition in YAML")
      ])
    }
  }

  /// The embedded files `protocols/<id>/protocol.yaml`.
  private static var shipped: [(id: String, file: EmbeddedFile)] {
    EmbeddedFile.all.compactMap { file in
      let parts = file.path.split(separator: "/")
      guard parts.count == 3, parts[0] == "protocols", parts[2] == "protocol.yaml" else { return nil }
      return (String(parts[1]), file)
    }
  }
}
