import Testing

@testable import Scoring

@Suite struct MathValueTests {
  @Test(arguments: [
    ("0.5", #"\frac{1}{2}"#), ("1/3", #"\frac13"#), ("0.333333", "1/3"), ("12,000", "12000"), (#"10\%"#, "10"), ("5%", "0.05"),
    ("5%", "5"), ("x = 5", "5"), ("5", "y=5"), (#"5\text{ cm}"#, "5"), ("5 apples", "5"), (#"90^\circ"#, "90"), ("$18", "18"),
    (#"2\sqrt{2}"#, #"\sqrt{8}"#), (#"\frac{1}{\sqrt{2}}"#, #"\frac{\sqrt2}{2}"#), (#"\sqrt[3]{8}"#, "2"), ("8^{2/3}", "4"),
    (#"3\frac{1}{2}"#, "7/2"), ("x+1", "1+x"), ("(x+1)^2", "x^2+2x+1"), ("x^{-1}", "1/x"), (#"\frac{x^2-1}{x-1}"#, "x+1"),
    (#"2\pi"#, "6.283185"), (#"\sqrt{-4}"#, "2i"), ("i^2", "-1"), ("2^{10}", "1024"), ("1,2", "2,1"), (#"\{1,2\}"#, "2,1"),
    ("(1, 2)", #"\left(1,2\right)"#), ("[2,5)", "[2, 5)"), (#"(1,2)\cup(3,4)"#, #"(3,4) \cup (1,2)"#),
    (#"\text{East}"#, "east"), ("(1,2)", "1,2"), ("1,2", "(2,1)"), ("x_1", "x_{1}"), ("−3", "-3"), ("x=1", "1=x"),
    (#"2\cdot 3^2"#, "18"), ("a/b", #"\frac ab"#), ("1.50", "3/2"), ("4.", "4"), (#"\dfrac{3}{4}"#, #"\tfrac34"#),
    (#"\text{12}"#, "12"), ("2^n", "2^{n}"), ("-(2+3)", "-5"),
  ])
  func `these are the same`(gold: String, answer: String) {
    #expect(MathRule.equivalence.areEqual(answer, gold))
  }

  @Test(arguments: [
    ("0.333", "1/3"), (#"2\pi"#, "6.28"), ("(1,2)", "(2,1)"), ("(1,2)", "2,1"), ("(1,2)", "[1,2]"), ("[1,2)", "(1,2]"),
    ("1,2", "1,2,3"), ("x=1", "y=1"), ("1", "2"), ("x+1", "x-1"), (#"5\%"#, "0.05"), ("5", "-5"), (#"\text{east}"#, "west"),
    ("", "0"), ("1/0", "0"), (#"\sqrt{2}"#, "1.41"), ("x", "y"), ("1", #"\frac{1}"#), ("2x", "x+2"), (#"\infty"#, #"-\infty"#),
  ])
  func `these are not`(gold: String, answer: String) {
    #expect(!MathRule.equivalence.areEqual(answer, gold))
  }

  @Test(arguments: [
    #"\sin x"#, "x!", "|x|", #"\pm 1"#, "x<1", "1 +", "(1", "}", #"\begin{pmatrix}1\end{pmatrix}"#, "10:30", "é", "2**3",
    String(repeating: "(", count: 500), "99999999999999999999999999999999999999999999", "(a+b+c+d+e+f+g)^{30}",
  ])
  func `what plain arithmetic does not say has no value, and is compared as text`(answer: String) {
    #expect(MathValue(answer) == nil)
    #expect(MathRule.equivalence.areEqual(answer, answer) && !MathRule.equivalence.areEqual(answer, "1"))
  }

  @Test func `a rule is as strict as its authors made it`() {
    #expect(MathRule.hendrycks.areEqual(#"\frac12"#, "1/2") && !MathRule.hendrycks.areEqual("0.25", "1/4"))
    #expect(!MathRule.hendrycks.areEqual("12,000", "12000") && MathRule.minerva.areEqual("12,000", "12000"))
    #expect(MathRule.minerva.areEqual("The answer is $x=5$ units", "5") && MathRule.minerva.areEqual("0.25", #"\frac14"#))
    #expect(!MathRule.hendrycks.areEqual(#"\sqrt"#, "") && MathRule.hendrycks.areEqual(#"\sqrt"#, #"\sqrt"#))
  }

  @Test func `fractions are exact, and nothing where they do not fit`() {
    #expect(Rational(6, over: -4) == Rational(-3, over: 2))
    #expect(Rational(1, over: 0) == nil && Rational.zero.inverse == nil)
    #expect(Rational(decimal: "0.125") == Rational(1, over: 8))
    #expect(Rational(decimal: ".") == nil && Rational(decimal: "1.2.3") == nil && Rational(decimal: "") == nil)
    let large = Rational(.max)
    #expect(large.plus(.one) == nil && large.times(large) == nil)
    #expect(Rational(27, over: 8)?.root(3) == Rational(3, over: 2) && Rational(2).root(2) == nil)
  }
}
