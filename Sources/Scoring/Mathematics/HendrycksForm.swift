/// The form in which the authors of the MATH data set compare answers: LaTeX without its accidents, as text.
///
/// Two answers are equal where their forms are. Without line feeds, `\!`, `\left`, `\right`, degrees, `\$`, `\%`, spaces, and units
/// (what begins with `\text{ `); `\dfrac` and `\tfrac` become `\frac`, arguments get their braces (`\frac12`, `\sqrt3`), `a/b` of two
/// integers becomes a fraction, a leading point gets its 0, `0.5` becomes `\frac{1}{2}`, and of `x = 5`, with at most two characters
/// before the sign, the right side is left. So 12,000 is not 12000, nor 0.25 a quarter: that is `MathValue`'s affair.
///
/// Source: `strip_string` of hendrycks/math, `math_equivalence.py`, which lm-eval's `hendrycks_math` and llmuses use too. Where that
/// script fails (a root or fraction without argument, two units), it compares the answers as they are; so does this. lm-eval's copy
/// fails at `x/2` as well.
enum HendrycksForm {
  /// The two answers have the same form; where one has none, they are the same text.
  static func areEqual(_ answer: String, _ other: String) -> Bool {
    guard let form = form(of: answer), let otherForm = self.form(of: other) else { return answer.hasScalars(of: other) }
    return form.hasScalars(of: otherForm)
  }

  /// The form of `answer`; `nil` where the script would fail.
  static func form(of answer: String) -> String? {
    var text = answer.replacing(each: "\n", with: "").replacing(each: "\\!", with: "").replacing(each: "\\\\", with: "\\")
    for (old, new) in [
      ("tfrac", "frac"), ("dfrac", "frac"), ("\\left", ""), ("\\right", ""), ("^{\\circ}", ""), ("^\\circ", ""), ("\\$", ""),
    ] {
      text = text.replacing(each: old, with: new)
    }
    let unitless = text.parts(between: "\\text{ ")
    guard unitless.count <= 2 else { return nil }
    text = unitless[0]
    for (old, new) in [("\\%", ""), (" .", " 0."), ("{.", "{0.")] { text = text.replacing(each: old, with: new) }
    if text.hasPrefix(".") { text = "0" + text }
    let sides = text.parts(between: "=")
    if sides.count == 2, sides[0].unicodeScalars.count <= 2 { text = sides[1] }
    guard let rooted = bracing(roots: text), let fractions = bracing(fractions: rooted.replacing(each: " ", with: "")) else {
      return nil
    }
    text = fractions == "0.5" ? "\\frac{1}{2}" : fractions
    return fraction(ofSlash: text)
  }

  /// With braces about the argument of each root; `nil` where one has none.
  static func bracing(roots text: String) -> String? {
    let parts = text.parts(between: "\\sqrt")
    var result = parts[0]
    for part in parts.dropFirst() {
      guard let first = part.unicodeScalars.first else { return nil }
      result += first == "{" ? "\\sqrt" + part : "\\sqrt{\(first)}" + String(part.unicodeScalars.dropFirst())
    }
    return result
  }

  /// With braces about the arguments of each fraction, as far as each is one character; `nil` where one has none.
  ///
  /// The text as it was where one has only one argument.
  static func bracing(fractions text: String) -> String? {
    let parts = text.parts(between: "\\frac")
    var result = parts[0]
    for part in parts.dropFirst() {
      let scalars = Array(part.unicodeScalars)
      guard let first = scalars.first else { return nil }
      if first == "{" {
        result += "\\frac" + part
        continue
      }
      guard scalars.count > 1 else { return text }
      let rest = String(scalars: scalars[2...])
      result += scalars[1] == "{" ? "\\frac{\(first)}{" + rest : "\\frac{\(first)}{\(scalars[1])}" + rest
    }
    return result
  }

  /// `a/b` of two integers as a fraction.
  private static func fraction(ofSlash text: String) -> String {
    let sides = text.parts(between: "/")
    guard sides.count == 2, let numerator = Int(sides[0]), let denominator = Int(sides[1]),
      text == "\(numerator)/\(denominator)"
    else { return text }
    return "\\frac{\(numerator)}{\(denominator)}"
  }
}
