import Vocabulary

extension AnswerSheet {
  /// Two questions with examples before them, one with choices and one weighed, at two points; every verdict there is.
  static var small: AnswerSheet {
    let examples = "Question: What is 1 + 1?\nAnswer: 2\n\nQuestion: "
    var choice = Question(
      subset: "easy", id: "7", turns: [Turn(role: "system", "Be brief."), Turn(role: "user", "Which?")], targets: ["B"])
    choice.choices = ["red", "green"]
    choice.right = [1]
    choice.repetition = 1
    var sky = Question(subset: "hard", id: "0", turns: [Turn("The sky is")], targets: [])
    sky.continuations = [" blue", " loud"]
    return AnswerSheet(
      metrics: ["accuracy", "f1"],
      questions: [
        Question(subset: "easy", id: "0", turns: [Turn(role: "user", examples + "What is 2 + 2?\nAnswer:")], targets: ["4"]),
        Question(subset: "easy", id: "1", turns: [Turn(role: "user", examples + "What is 2 + 3?\nAnswer:")], targets: ["5"]),
        choice, sky,
      ],
      lines: [
        line(0, of: 0, "It is 4.", Mark(answer: "4", score: 1), Mark(answer: "4.", score: 0.5)),
        line(0, of: 1, "It is 4.", Mark(answer: "4", score: 0), Mark(answer: "4.", score: 0)),
        line(0, of: 2, "Hm.", Mark(reason: "not_found", score: 0), Mark(answer: "Hm.", score: 0)),
        weighed(3), failed(1, of: 0), line(1, of: 1, "def", Mark(answer: "def", score: nil), Mark(score: nil)),
      ])
  }

  /// One question and one reply that say `text` wherever they can.
  static func saying(_ text: String) -> AnswerSheet {
    var question = Question(subset: text, id: text, turns: [Turn(role: text, text)], targets: [text])
    question.choices = [text]
    var line = Line(question: 0, requestIDs: [text])
    line.reply = text
    line.failure = text
    line.finishReason = text
    line.marks = [Mark(answer: text, score: 1)]
    return AnswerSheet(metrics: [text], questions: [question], lines: [line])
  }

  private static func line(_ point: Int, of question: Int, _ reply: String, _ marks: Mark...) -> Line {
    var line = Line(point: point, question: question, requestIDs: ["r\(point)-\(question)"])
    line.reply = reply
    line.finishReason = "stop"
    line.usage = TokenUsage(input: 20, output: 5)
    line.timeToFirstToken = 0.0125
    line.endToEndLatency = 1.25
    line.marks = marks
    return line
  }

  private static func weighed(_ question: Int) -> Line {
    var line = Line(question: question, requestIDs: ["r0-3a", "r0-3b"])
    line.logarithms = [-0.25, nil]
    line.marks = [Mark(answer: " blue", score: 0.5), Mark(score: nil)]
    return line
  }

  private static func failed(_ point: Int, of question: Int) -> Line {
    var line = Line(point: point, question: question, requestIDs: ["r1-0"])
    line.failure = "http_5xx: HTTP 503"
    line.marks = [Mark(reason: "no_reply", score: 0), Mark(reason: "no_reply", score: 0)]
    return line
  }
}
