internal import Scoring
internal import Vocabulary

extension TaskSetting {
  /// The row has a whole chat, which is sent as it is.
  fileprivate func hasMessages(_ row: TaskRow) -> Bool { messagesField.map { row.texts[$0]?.isEmpty == false } ?? false }
}

/// Puts the rows of one subset into words.
struct PromptRenderer {
  private let setting: TaskSetting
  private let names: ShownRow.SubsetNames
  private let isChat: Bool
  /// What stands before every question of the subset: of a text all of it, of a chat the system's part.
  private let opening: String
  /// The turns of the examples.
  private let turns: [Turn]

  private struct Turn {
    let role: String
    let text: String
  }

  /// A renderer of the subset `names`, with examples that are texts already (`written`), or rows.
  init(
    _ setting: TaskSetting, of names: ShownRow.SubsetNames, written: [String], rows: [TaskRow]
  ) throws(MissingValue) {
    self.setting = setting
    self.names = names
    isChat = setting.fewShot?.form == .turns && !rows.isEmpty || setting.prompt.system != nil
    var opening = try setting.prompt.description?.text(names.value) ?? ""
    var turns: [Turn] = []
    var texts = written
    for row in rows {
      let shown = try ShownRow(row, of: names, setting: setting, order: nil)
      if setting.fewShot?.form == .turns, let reply = setting.prompt.reply {
        turns.append(Turn(role: "user", text: try setting.prompt.question.text(shown.value)))
        turns.append(Turn(role: "assistant", text: try reply.text(shown.value)))
      } else if let example = setting.prompt.example {
        texts.append(try example.text(shown.value))
      }
    }
    if !texts.isEmpty {
      opening += try setting.prompt.introduction?.text(names.value) ?? ""
      opening += texts.joined(separator: setting.prompt.separator) + setting.prompt.closing
    }
    self.opening = opening
    self.turns = turns
  }

  /// The row as it is asked; `order` says which choice is shown at each place, where that is not the row's order.
  func sample(_ row: TaskRow, id: String, order: [Int]?) throws(MissingValue) -> Sample {
    let shown = try ShownRow(row, of: names, setting: setting, order: order)
    let question = try setting.prompt.question.text(shown.value)
    if question.isEmpty, !setting.hasMessages(row) { throw MissingValue(name: "question") }
    let texts = shown.choices?.texts ?? []
    var sample = Sample(
      subset: names.subset.id, id: id, repetition: 0, content: .text(""), continuations: [], choices: texts,
      right: shown.choices?.right ?? [], targets: shown.targets, row: row)
    switch setting.method {
    case .generate: sample.content = try content(of: shown, question: question)
    case .loglikelihood:
      sample.content = .text(opening + question)
      for (index, text) in texts.enumerated() {
        let continuation = try setting.continuation.text { ShownRow.value(of: $0, choice: index, text: text) }
        sample.continuations.append(setting.delimiter + continuation)
      }
    case .perplexity: sample.continuations = [opening + question]
    }
    return sample
  }

  private func content(of row: ShownRow, question: String) throws(MissingValue) -> Prompt.Content {
    if let field = setting.messagesField, let json = row.row.texts[field], !json.isEmpty { return .messages(json: json) }
    guard isChat else { return .text(opening + question) }
    let system = try setting.prompt.system?.text(row.value) ?? ""
    var all: [Turn] = []
    if turns.isEmpty {
      if system.isEmpty { return .text(opening + question) }
      all = [Turn(role: "system", text: system), Turn(role: "user", text: opening + question)]
    } else {
      let head = [system, opening.stripped].filter { !$0.isEmpty }.joined(separator: "\n\n")
      if !head.isEmpty { all.append(Turn(role: "system", text: head)) }
      all += turns + [Turn(role: "user", text: question)]
    }
    let messages = all.map { turn in
      "{\"role\":\(JSONText.quoting(turn.role)),\"content\":\(JSONText.quoting(turn.text))}"
    }
    return .messages(json: "[\(messages.joined(separator: ","))]")
  }
}
