internal import Scoring
package import Tasks
package import Vocabulary

/// The programs that say whether the code in replies is right: the row's prompt, the code, and the row's tests.
///
/// As HumanEval's own harness puts them together; a reply that repeats the whole function has it stand behind the prompt, whose function
/// is then a docstring alone and is defined anew.
package struct CodeTrials {
  private let samples: TaskSamples
  private let origins: [(sample: Int, continuation: Int)]
  private let extraction: Extraction

  /// The trials of `samples`; `nil` where no metric runs code.
  ///
  /// - Throws: what is wrong with a pattern of the task's file.
  package init?(_ samples: TaskSamples) throws(PlanProblems) {
    let steps = samples.setting.metrics.lazy.compactMap { metric in
      if case .code(let extract) = metric.measure { extract } else { nil }
    }.first
    guard let steps else { return nil }
    do throws(PatternProblem) { extraction = try Extraction(samples.setting.ending + steps) } catch {
      throw PlanProblems(error, in: samples.task)
    }
    self.samples = samples
    origins = samples.origins
  }

  /// The program that `record` is judged by; `nil` where there is no code in it, or it does not count.
  package func program(of record: RequestRecord) -> String? {
    guard record.hasSucceeded, !record.isWarmUp, origins.indices.contains(record.promptIndex), let text = record.text,
      let code = try? extraction.answer(in: text).get()
    else { return nil }
    let row = samples.samples[origins[record.promptIndex].sample].row.texts
    guard let prompt = row["prompt"], let test = row["test"], let entryPoint = row["entry_point"] else { return nil }
    let isWhole = code.split(separator: "\n").contains { $0.hasPrefix("def \(entryPoint)(") }
    return "\(prompt)\(isWhole ? "\n    pass\n\n" : "")\(code)\n\n\(test)\n\ncheck(\(entryPoint))\n"
  }
}
