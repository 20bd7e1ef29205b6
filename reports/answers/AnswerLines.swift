package import Vocabulary

/// What came of each sample, for machines: `answers.jsonl`, a line for each time that one was asked.
///
/// `point` counts from 0, and `request_ids` are those of `records.jsonl`. By metric, the `answer` that was found, or as `no_answer`
/// why there is none, and the `score` that it adds to the mean; what could not be scored is `null` and in no mean.
package struct AnswerLines: AnswerFormat {
  package let id = "answers"
  package let fileName = "answers.jsonl"

  /// The one form of it.
  package init() {}

  package func render(_ answers: AnswerSheet, of report: RunReport) -> String {
    answers.lines.map { line in json(of: line, in: answers).compactText + "\n" }.joined()
  }

  private func json(of line: AnswerSheet.Line, in answers: AnswerSheet) -> JSONValue {
    let question = answers.questions[line.question]
    let marks = zip(answers.metrics, line.marks).map { metric, mark in
      JSONValue.Member(
        metric, ["answer": JSONValue(mark.answer), "no_answer": JSONValue(mark.reason), "score": JSONValue(mark.score)])
    }
    return [
      "point": .integer(line.point), "subset": .text(question.subset), "id": .text(question.id),
      "repetition": .integer(question.repetition), "request_ids": .list(line.requestIDs.map { .text($0) }),
      "metrics": .object(marks),
    ]
  }
}
