import TestKit
import Vocabulary

@testable import Tasks

/// Prompts that other tools made of rows of the shared files.
struct ReferencePrompts {
  let cases: [JSONText]

  init(_ name: String) throws {
    cases = try JSONText(SharedFiles.text(of: "eval/reference_metrics/\(name).json"))["cases"]?.elements ?? []
  }
}

extension JSONText {
  func text(_ name: String) -> String { self[name]?.string ?? "" }

  func number(_ name: String) -> Int { self[name]?.integer ?? 0 }

  /// The texts of an array, or the one text.
  var texts: [String] { elements.map { $0.compactMap(\.string) } ?? [string].compactMap(\.self) }
}

extension Sample {
  /// The text that is sent, where it is one.
  var text: String {
    guard case .text(let text) = content else { return "" }
    return text
  }
}

/// The samples of a shipped task from the shared files.
func sharedSamples(_ task: String, folder: String? = nil, _ change: (inout SampleSelection) -> Void) throws -> TaskSamples {
  var selection = SampleSelection()
  change(&selection)
  return try TaskCatalogue.task(named: task).samples(selection, folders: [SharedFiles.path(of: "eval/\(folder ?? task)")])
}
