internal import Records
internal import Tasks
internal import Vocabulary

/// What the replies of a run are compared with.
extension RunFolder {
  private static let taskFile = "task.yaml"
  private static let samplesFile = "samples.jsonl"

  /// Leaves `samples`, and the file of their task, in the folder.
  func write(_ samples: TaskSamples) throws(RecordsError) {
    try write(samples.task.yaml, to: RunFolder.taskFile)
    try write(samples.lines.map { $0 + "\n" }.joined(), to: RunFolder.samplesFile)
  }

  /// The samples of the run; `nil` where its replies are not scored.
  func samples() throws(PronyError) -> TaskSamples? {
    guard exists(RunFolder.samplesFile) || exists(RunFolder.taskFile) else { return nil }
    let lines: String
    let yaml: String
    do throws(UnreadableFile) {
      lines = try text(ofFile: path(of: RunFolder.samplesFile), limit: 1 << 31)
      yaml = try text(ofFile: path(of: RunFolder.taskFile), limit: 1 << 20)
    } catch { throw PronyError(error) }
    do throws(PlanProblems) { return try TaskSamples(lines: lines.split(separator: "\n"), yaml: yaml) } catch {
      throw .files(error.listed(as: "\(path.escapedForDisplay()), which was changed or damaged after it was written"))
    }
  }
}
