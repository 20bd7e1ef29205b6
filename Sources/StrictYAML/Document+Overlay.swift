extension Document {
  /// This mapping with the entries of `other` in place of its own, and those that are null removed.
  ///
  /// Each part keeps its line, so that what is wrong is shown where it stands.
  ///
  /// - Parameters:
  ///   - other: what is laid over it.
  ///   - merged: the keys whose mappings are laid over each other the same way, not replaced.
  /// - Returns: the mapping; `other`, where one of the two is none.
  package func overlaid(by other: Document, merging merged: Set<String> = []) -> Document {
    guard case .map(var entries) = content, case .map(let changes) = other.content else { return other }
    for change in changes {
      let place = entries.firstIndex { $0.key == change.key }
      if change.value.isNull {
        if let place { entries.remove(at: place) }
      } else if let place {
        let old = entries[place].value
        let value = merged.contains(change.key) ? old.overlaid(by: change.value) : change.value
        entries[place] = Entry(key: change.key, line: change.line, value: value)
      } else {
        entries.append(change)
      }
    }
    return Document(line: line, content: .map(entries))
  }

  /// This mapping with these keys only.
  package func keeping(_ keys: [String]) -> Document {
    guard case .map(let entries) = content else { return self }
    return Document(line: line, content: .map(entries.filter { keys.contains($0.key) }))
  }
}
