/// Where a value stands in a row: `question`, `answer.aliases`, `question.choices[].text`.
///
/// A name is that of a member of an object or of a column of a table; `[]` behind it stands for each element of the array there.
package struct MemberPath: Sendable, Equatable {
  /// How the file writes it.
  package let text: String
  /// One name, and whether it goes on in each element.
  struct Step: Sendable, Equatable {
    let name: String
    let isEach: Bool
  }

  let steps: [Step]

  /// The path that `text` writes.
  package init(_ text: String) {
    self.text = text
    steps = text.split(separator: ".").map { name in
      name.hasSuffix("[]") ? Step(name: String(name.dropLast(2)), isEach: true) : Step(name: String(name), isEach: false)
    }
  }
}
