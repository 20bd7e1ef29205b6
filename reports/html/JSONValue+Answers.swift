internal import Vocabulary

/// The data of the page, as `samples.js` reads them. A member is left out where it says nothing.
extension JSONValue {
  /// What was asked and what came of it, in the run of `report`.
  init(_ answers: AnswerSheet, of report: RunReport) {
    let bound = TextBound(for: answers.lines.compactMap(\.reply))
    let score = report.points.first?.score
    self = .object([
      Member("run", .text(report.runDirectory.lastPathPart)), Member("started", .text(report.startedAt)),
      Member("model", report.plan.first { $0.key == "model" }?.value ?? .null),
      Member("task", JSONValue(score?.title)), Member("setting", JSONValue(score?.setting)),
      Member("split", JSONValue(score?.split)), Member("longest", .integer(bound.bytes)),
      Member("metrics", .list(answers.metrics.map { .text($0) })), Member("points", .list(report.points.map(\.summary))),
      Member("questions", JSONValue(answers.questions, bound)),
      Member("answers", .list(answers.lines.map { JSONValue($0, bound) })),
    ])
  }

  /// Each question tells of each of its turns how many characters (UTF-16 code units) are those of the question before it, and the
  /// rest: examples that stand before every question are there once.
  private init(_ questions: [AnswerSheet.Question], _ bound: TextBound) {
    var last: [String] = []
    self = .list(
      questions.map { question in
        let texts = question.turns.map { bound.excerpt(of: $0.text) }
        defer { last = texts }
        let turns = texts.enumerated().map { position, text in
          let shared = position < last.count ? text.prefix(sharedWith: last[position]) : text.prefix(0)
          return JSONValue.list([
            JSONValue(question.turns[position].role), .integer(shared.utf16.count), .text(String(text[shared.endIndex...])),
          ])
        }
        return JSONValue(question, turns)
      })
  }

  private init(_ question: AnswerSheet.Question, _ turns: [JSONValue]) {
    var members = [Member("subset", .text(question.subset)), Member("id", .text(question.id)), Member("turns", .list(turns))]
    if question.repetition > 0 { members.append(Member("repetition", .integer(question.repetition))) }
    members.append("targets", question.targets)
    members.append("choices", question.choices)
    members.append("continuations", question.continuations)
    if !question.right.isEmpty { members.append(Member("right", .list(question.right.map { .integer($0) }))) }
    self = .object(members)
  }

  private init(_ line: AnswerSheet.Line, _ bound: TextBound) {
    var members = [
      Member("point", .integer(line.point)), Member("question", .integer(line.question)),
      Member("verdict", .text(line.verdict)),
      Member("requests", .list(line.requestIDs.map { .text($0) })), Member("marks", .list(line.marks.map { JSONValue($0) })),
    ]
    members.append("reply", line.reply.map { .text(bound.excerpt(of: $0)) })
    members.append("failure", line.failure.map { .text($0) })
    members.append("finish", line.finishReason.map { .text($0) })
    members.append("input", line.usage.input.map { .integer($0) })
    members.append("output", line.usage.output.map { .integer($0) })
    members.append("ttft", line.timeToFirstToken.map { .number($0) })
    members.append("e2el", line.endToEndLatency.map { .number($0) })
    members.append("program", line.program.map { ["ending": .text($0.ending), "output": .text($0.output)] })
    if !line.logarithms.isEmpty { members.append(Member("logprobs", .list(line.logarithms.map { JSONValue($0) }))) }
    self = .object(members)
  }

  private init(_ mark: AnswerSheet.Mark) {
    self = ["answer": JSONValue(mark.answer), "reason": JSONValue(mark.reason), "score": JSONValue(mark.score)]
  }
}

extension [JSONValue.Member] {
  fileprivate mutating func append(_ key: String, _ value: JSONValue?) {
    if let value { append(Element(key, value)) }
  }

  fileprivate mutating func append(_ key: String, _ texts: [String]) {
    if !texts.isEmpty { append(Element(key, .list(texts.map { .text($0) }))) }
  }
}

extension PointReport {
  fileprivate var summary: JSONValue {
    let load = [load.concurrency.map { "concurrency \($0.grouped)" }, load.requestRate.map { "\($0.brief) requests/s" }]
    let first = score?.metrics.first
    return [
      "load": .text(load.compactMap(\.self).joined(separator: ", ")), "metric": JSONValue(first?.name),
      "score": JSONValue(first?.value), "low": JSONValue(first?.interval?.lowerBound),
      "high": JSONValue(first?.interval?.upperBound),
    ]
  }
}

extension String {
  fileprivate var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }

  /// The beginning that `other` has too, in whole Unicode scalars.
  fileprivate func prefix(sharedWith other: String) -> Substring {
    var (mine, others) = (unicodeScalars.startIndex, other.unicodeScalars.startIndex)
    while mine < unicodeScalars.endIndex, others < other.unicodeScalars.endIndex,
      unicodeScalars[mine] == other.unicodeScalars[others]
    {
      unicodeScalars.formIndex(after: &mine)
      other.unicodeScalars.formIndex(after: &others)
    }
    return self[..<mine]
  }
}
