import Testing

@testable import Scoring

@Suite struct AnswerScoringTests {
  private func score(_ scorer: Scorer, _ answer: String, _ targets: String...) throws -> Double? {
    try AnswerScoring(scorer).score(of: answer, targets: targets)
  }

  @Test func `an exact match is one scalar by scalar, after the removals`() throws {
    #expect(try score(.exactMatch(), "a", "b", "a") == 1)
    #expect(try score(.exactMatch(), " a", "a") == 0)
    #expect(try score(.exactMatch(), "e\u{301}", "é") == 0, "not the same to Python")
    #expect(try score(.exactMatch(ExactMatch(ignoreCase: true, ignorePunctuation: true)), "St. John's", "st johns") == 1)
    #expect(try score(.exactMatch(ExactMatch(ignoreNumbers: true)), "a1", "a22") == 1)
    #expect(try score(.exactMatch(ExactMatch(ignore: [",", "(?s).*#### "])), "1,234", "x\n#### 1234") == 1)
  }

  @Test func `a normal form makes texts of one meaning the same`() throws {
    #expect(try score(.normalizedMatch(.triviaQA), "The New-York_City!", "new york city") == 1)
    #expect(try score(.normalizedMatch(.squad), "New-York", "newyork") == 1)
    #expect(try score(.normalizedMatch(.squad), "New-York", "new york") == 0)
    #expect(try score(.normalizedMatch(.triviaQA), "a", "the") == 1)
  }

  @Test func `F1 is that of the words in common`() throws {
    // Of "it is paris france" one word is right, and the one right word is there: P = 1/4, R = 1.
    #expect(try score(.f1(), "It is Paris, France", "Lyon", "Paris") == 0.4)
    #expect(try score(.f1(), "b b c", "b c c") == 2.0 / 3, "each as often as both have it")
    #expect(try score(.f1(), "", "") == 0)
  }

  @Test(arguments: [
    ("18", "18.0", true), ("$1,234.", "1234", true), ("5%", "5", true), ("-2", "−2", true), ("1e3", "1000", true),
    ("0.33333", "0.3333", true), ("0.333", "0.3334", false), ("18 apples", "18", false), ("", "0", false),
    ("1,23", "123", false), ("3", "4", false), ("-5", "5", false),
  ])
  func `two texts are the same number but for the tolerance`(answer: String, target: String, isEqual: Bool) {
    #expect(NumericEquality.areEqual(answer, target, tolerance: 1e-4) == isEqual)
  }

  @Test func `labels must be those that are right`() throws {
    #expect(try score(.choices(.exact), "A,C", "C,A") == 1 && score(.choices(.exact), "A", "A,C") == 0)
    #expect(try score(.choices(.partial), "A", "A,C") == 0.5 && score(.choices(.partial), "A,B", "A,C") == 0)
    #expect(try score(.choices(.exact), "", "A") == 0)
  }

  @Test func `without a right answer there is no score, and a pattern that gives up says so`() throws {
    #expect(try AnswerScoring(.exactMatch()).score(of: "a", targets: []) == nil)
    let text = String(repeating: "a", count: 40) + "?"
    #expect(throws: NoAnswer.patternGaveUp) { try score(.exactMatch(ExactMatch(ignore: ["(a+)+$"])), text, "b") }
    #expect(throws: PatternProblem.self) { try AnswerScoring(.exactMatch(ExactMatch(ignore: ["("]))) }
  }

  @Test func `the vocabulary has a word for every scorer`() {
    let scorers: [Scorer] = [
      .exactMatch(), .normalizedMatch(.squad), .f1(), .numeric(), .math(), .choices(), .rouge(), .bleu(),
    ]
    #expect(scorers.map(\.word) == Scorer.Word.allCases)
  }
}

@Suite struct GraderTests {
  @Test func `a reply is graded by the answer in it`() throws {
    let grader = try Grader(
      extract: [.dropThinking(), .lastNumber], extractTargets: [.after(marker: "#### ")], scorer: .numeric())
    func grade(_ reply: String) -> Grade { grader.grade(reply, targets: ["2 + 2 = 4\n#### 4"]) }
    #expect(grade("<think>5</think>It is 4.0.") == Grade(answer: .success("4.0"), score: 1))
    #expect(grade("5") == Grade(answer: .success("5"), score: 0))
    #expect(grade("five") == Grade(answer: .failure(.notFound), score: nil))
    #expect(grade("<think>4") == Grade(answer: .failure(.unfinishedThinking), score: nil))
    let slow = try Grader(extract: [], scorer: .exactMatch(ExactMatch(ignore: ["(a+)+$"])))
    #expect(
      slow.grade(String(repeating: "a", count: 60) + "b", targets: ["b"]) == Grade(answer: .failure(.patternGaveUp), score: nil)
    )
    #expect(grader.grade("4", targets: ["four"]) == Grade(answer: .success("4"), score: nil), "no right answer is known")
  }
}
