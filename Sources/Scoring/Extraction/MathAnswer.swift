/// Finds the part of a reply that is most likely its mathematical answer.
///
/// In this order: what is in its boxes, all of them; what follows the last “answer” (an optional “is”, a colon, currency) and is a
/// number, a fraction or an expression between dollars; the last of these in the text. It is the order of math-verify, as evalscope uses
/// it for GSM8K and MATH, on those forms; what that also knows (displayed environments, `\(…\)`, joined answers) is left to it.
struct MathAnswer {
  private let named: RegexSearch
  private let any: RegexSearch

  private static let number = #"-?(?:(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)"#
  /// Neither in a word, nor the second operand of a subtraction, a list or a fraction.
  private static let value = #"(?<![\w.])(?<!\d[-,/])(\#(number)(?:\s*/\s*\#(number))?)(?:\s*\\?%)?"#
  private static let formula = #"(?<![\\\d])\$([^$\n]+)(?<!\\)\$"#

  init() {
    func search(_ pattern: String) -> RegexSearch {
      do throws(PatternProblem) {
        return try RegexSearch(RegexExtraction(pattern, take: .last))
      } catch {
        preconditionFailure("the pattern is written here: \(error)")
      }
    }
    let anchored = #"(?i:answer)[^$\d\n]{0,50}?"#
    named = search("\(anchored)(?:\(MathAnswer.formula)|[$€£¥]?\(MathAnswer.value))")
    any = search("\(MathAnswer.formula)|[$€£¥]?\(MathAnswer.value)")
  }

  /// The answer in `text`.
  func found(in text: String) throws(NoAnswer) -> String {
    if let boxed = Box.joined(in: text) { return boxed }
    do throws(NoAnswer) {
      return try named.found(in: text)
    } catch .notFound {
      return try any.found(in: text)
    }
  }
}
