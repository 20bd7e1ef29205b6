internal import FoundationEssentials
internal import StrictYAML
package import Vocabulary

/// The protocols that ship inside the binary, and the way to a user's own.
package enum ProtocolCatalogue {
  /// The ids of the shipped protocols, in the order of `embedded.c`.
  package static var ids: [String] { EmbeddedFile.folders(of: "protocols", holding: "protocol.yaml") }

  /// The user's own definitions in `folder`, by name: `NAME.yaml`, or `NAME/protocol.yaml`.
  package static func own(in folder: String?) -> [(id: String, path: String)] {
    guard let folder else { return [] }
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return entries.sorted().compactMap { entry in
      let path = "\(folder)/\(entry)"
      if entry.isDefinition { return (String(entry.prefix { $0 != "." }), path) }
      let inside = "\(path)/protocol.yaml"
      return FileManager.default.fileExists(atPath: inside) ? (entry, inside) : nil
    }
  }

  /// The definition that `name` means: of a file, when it is a path (it holds a `/` or ends in `.yaml`); else the shipped one with
  /// this id, or the user's own in `folder`.
  ///
  /// - Throws: what is wrong with it, or that there is none, which is then said of `place`.
  package static func definition(
    named name: String, orOwnIn folder: String? = nil, place: String = "--protocol"
  ) throws(PlanProblems) -> ProtocolDefinition {
    let (yaml, file) = try source(of: name, orOwnIn: folder, place: place)
    return try ProtocolDefinition(yaml: yaml, file: file)
  }

  /// The text of that definition, and the name of its file.
  package static func source(
    of name: String, orOwnIn folder: String? = nil, place: String = "--protocol"
  ) throws(PlanProblems) -> (yaml: String, file: String) {
    if name.contains("/") || name.isDefinition { return (try yaml(at: name, place), name) }
    if let shipped = EmbeddedFile.named("protocols/\(name)/protocol.yaml") { return (shipped.text, shipped.path) }
    let own = own(in: folder)
    if let path = own.first(where: { $0.id == name })?.path { return (try yaml(at: path, place), path) }
    let known = name.nearestFirst(of: ids + own.map(\.id)).joined(separator: ", ")
    throw PlanProblems([
      PlanProblem(
        place: place, value: name, problem: "no such protocol",
        accepted: "\(known), or the path of a definition (./\(name).yaml)")
    ])
  }

  private static func yaml(at path: String, _ place: String) throws(PlanProblems) -> String {
    do throws(UnreadableFile) {
      return try text(ofFile: path, limit: Document.sizeLimit)
    } catch {
      throw PlanProblems([
        PlanProblem(
          place: place, value: path, problem: "cannot be read: \(error.reason)", accepted: "the path of a definition in YAML")
      ])
    }
  }
}

extension String {
  /// It is the name of a file that may be a definition.
  fileprivate var isDefinition: Bool { hasSuffix(".yaml") || hasSuffix(".yml") }
}
