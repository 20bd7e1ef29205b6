import Testing

@testable import Scoring

@Suite struct NumberScanTests {
  @Test(arguments: [
    ("The total is 1,234 dollars. The answer is 1,234.", "1234"), ("She has -5 apples", "-5"), ("x = .5", ".5"), ("3.", "3"),
    ("3/4 of 8 is 6", "6"), ("3.50", "3.50"), ("16-3", "3"), ("16 -3", "-3"), ("(2)-1", "1"), ("x=-1", "-1"), ("-$5", "-5"),
    ("$-5", "-5"), ("−7", "-7"), ("12,5 and 1,000,000", "1000000"), ("1,2345", "2345"), ("1234,567", "567"), ("1.2.3", "3"),
    ("1.5e-3", "1.5e-3"), ("2e", "2"), ("1e5x", "5"), ("10%", "10"), ("H2O", "2"), ("1..2", "2"), ("A-4", "4"), ("五5", "5"),
    ("e5", "5"),
  ])
  func `the last number is found as it is written`(text: String, number: String) {
    #expect(NumberScan.last(in: text) == number)
  }

  @Test(arguments: ["", "none", "-", ".", ",", "$"])
  func `where there is none, none is found`(text: String) {
    #expect(NumberScan.last(in: text) == nil)
  }
}
