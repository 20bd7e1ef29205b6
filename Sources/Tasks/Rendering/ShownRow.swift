internal import Scoring

/// A row with its choices in the order in which they are shown: what the names in a template stand for.
struct ShownRow {
  let row: TaskRow
  /// The choices, in the order in which they are shown.
  let choices: TaskRow.Choices?
  /// The right answers.
  let targets: [String]
  private let subset: SubsetNames
  private let lines: String

  /// What a template may name of the subset.
  struct SubsetNames {
    let subset: TaskSubset
    let heading: String

    /// What belongs to `name`; `nil` for names of rows.
    func value(of name: String) -> String? {
      switch name {
      case "subset": subset.id
      case "subset_title": subset.title
      case "category": subset.category ?? ""
      case "heading": heading
      default: nil
      }
    }
  }

  /// `row` as `setting` shows it; `order` says which choice is shown at each place.
  init(_ row: TaskRow, of subset: SubsetNames, setting: TaskSetting, order: [Int]?) throws(MissingValue) {
    self.row = row
    self.subset = subset
    var shown = setting.choicesField.flatMap { row.choices[$0] }
    if let choices = shown, let order {
      shown = TaskRow.Choices(
        texts: order.map { choices.texts[$0] }, right: order.indices.filter { choices.right.contains(order[$0]) })
    }
    choices = shown
    switch setting.target {
    case .template(let template): targets = [try template.text { row.texts[$0] }]
    case .list(let field): targets = row.lists[field] ?? []
    case nil: targets = shown.map { [$0.right.map(MarkedChoice.label).joined(separator: ",")] } ?? []
    }
    var lines: [String] = []
    for (index, text) in (shown?.texts ?? []).enumerated() {
      lines.append(try setting.prompt.choice.text { ShownRow.value(of: $0, choice: index, text: text) })
    }
    self.lines = lines.joined(separator: "\n")
  }

  /// What belongs to `name` in the words of one choice.
  static func value(of name: String, choice index: Int, text: String) -> String? {
    switch name {
    case "label": MarkedChoice.label(index)
    case "text": text
    default: nil
    }
  }

  /// What belongs to `name`.
  func value(of name: String) -> String? {
    switch name {
    case "choices": lines
    case "labels": choices?.texts.indices.map(MarkedChoice.label).joined(separator: ",")
    case "answer": targets.first
    case "answer_text": choices.flatMap { choices in choices.right.first.map { choices.texts[$0] } }
    default: subset.value(of: name) ?? row.texts[name]
    }
  }
}
