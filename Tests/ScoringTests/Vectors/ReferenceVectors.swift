import TestKit
import Testing
import Vocabulary

@testable import Scoring

/// Expected values that the reference implementations gave for inputs of ours: one file of `eval/reference_metrics`.
struct ReferenceVectors {
  let cases: [JSONText]

  /// The cases of the file `name`, of which there are `count`: none may be left out unseen.
  init(_ name: String, count: Int) throws {
    let file = try JSONText(try SharedFiles.text(of: "eval/reference_metrics/\(name).json"))
    cases = try #require(file["cases"]?.elements)
    #expect(cases.count == count, "\(name)")
  }
}

extension JSONText {
  /// The string at `key`; it must be there.
  func text(_ key: String) throws -> String { try #require(self[key]?.string, "\(key)") }

  /// The number at `key`; it must be there.
  func value(_ key: String) throws -> Double { try #require(self[key]?.number, "\(key)") }

  /// The strings at `key`; they must be there.
  func texts(_ key: String) throws -> [String] { try #require(self[key]?.elements, "\(key)").map { try #require($0.string) } }

  /// The numbers at `key`; they must be there.
  func values(_ key: String) throws -> [Double] { try #require(self[key]?.elements, "\(key)").map { try #require($0.number) } }

  /// What is true at `key`; false where it is not there.
  func flag(_ key: String) -> Bool { self[key]?.text == "true" }
}

/// The two are the same but for a billionth.
func nearly(_ left: Double?, _ right: Double) -> Bool {
  left.map { $0 == right || abs($0 - right) <= 1e-9 * max(abs($0), abs(right)) } ?? false
}

extension Extraction {
  /// The answer in `reply`; `nil` where there is none.
  func found(in reply: String, choices: [String] = []) -> String? { try? answer(in: reply, choices: choices).get() }
}
