import Testing
import Vocabulary

@testable import Reports

@Suite struct NumberTextTests {
  @Test(arguments: [
    (1320.45, 1, "1,320.5"), (1_234_567, 0, "1,234,567"), (0.041, 3, "0.041"), (0.0004, 3, "0.000"), (-0.0004, 3, "0.000"),
    (-12.5, 1, "-12.5"), (999.96, 1, "1,000.0"), (0, 2, "0.00"), (.infinity, 2, "inf"),
  ])
  func `has so many decimals, and its thousands grouped`(number: Double, decimals: Int, text: String) {
    #expect(number.fixed(decimals) == text)
  }

  @Test(arguments: [
    (0, "0"), (0.002, "0.002"), (0.01234, "0.01234"), (0.0123456, "0.01235"), (1.07, "1.07"), (64, "64"), (100, "100"),
    (400.5, "400.5"), (12345.6, "12,346"), (-3.5, "-3.5"), (0.000_000_012_3, "0.000000012"),
  ])
  func `is brief to four significant digits`(number: Double, text: String) {
    #expect(number.brief == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (12_345_678, "12.35 M")])
  func `groups a whole number's thousands`(number: Int, text: String) {
    #expect(number.compact == text)
  }

  @Test(arguments: [
    (MetricUnit.seconds, 0.0123, TimeScale.milliseconds, "12.30"), (.seconds, 0.000_009_12, .microseconds, "9.1"),
    (.seconds, 121.25, .seconds, "121.3"), (.ratio, 0.9361, .seconds, "93.61"), (.ratio, 0.0002, .seconds, "0.02"),
    (.tokens, 128, .seconds, "128"), (.tokens, 23.5, .seconds, "23.50"), (.tokensPerSecond, 6158.2, .seconds, "6,158"),
  ])
  func `is written as its unit asks`(unit: MetricUnit, number: Double, scale: TimeScale, text: String) {
    #expect(NumberForm(unit, typical: number, scale: scale).text(number) == text)
  }

  @Test(arguments: [
    (nil, nil, TimeScale.microseconds), (0.0099, 0.099, .microseconds), (0.0099, 0.1, .milliseconds),
    (0.01, nil, .milliseconds),
    (99, 999, .milliseconds), (99, 1000, .seconds), (100, 100, .seconds),
  ])
  func `takes the unit that suits most numbers and the largest`(typical: Double?, largest: Double?, scale: TimeScale) {
    #expect(TimeScale(for: typical, largest: largest) == scale)
  }

  @Test(arguments: [(999_999.99, "1,000,000"), (12_345.678, "12,345.7"), (1234.5678, "1,234.57"), (12.3456, "12.35")])
  func `has no more decimals than show six digits`(number: Double, text: String) {
    #expect(NumberForm(.seconds, typical: 12).text(number) == text)
  }

  @Test func `is broken into lines at spaces`() {
    #expect("one two three".wrapped(to: 7) == ["one two", "three"])
    #expect("extraordinary word".wrapped(to: 5) == ["extraordinary", "word"])
    #expect("".wrapped(to: 5) == [""])
  }
}
