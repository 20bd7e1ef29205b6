internal import Evaluation
internal import Glibc
internal import Records
internal import Sandbox
internal import Tasks
internal import Vocabulary

/// Runs the programs that replies hold, once, after the load: what becomes of them is a fact like a record, and is kept like one.
struct ProgramRuns {
  private let sandbox: Sandbox
  private let trials: CodeTrials

  /// The runs for replies to `samples`; `nil` where none of them holds a program.
  ///
  /// - Throws: that this machine has no sandbox, before anything is asked: no program runs without one.
  init?(of samples: TaskSamples?) async throws(PronyError) {
    let found: CodeTrials?
    do throws(PlanProblems) { found = try samples.flatMap { samples throws(PlanProblems) in try CodeTrials(samples) } } catch {
      throw .plan(error)
    }
    guard let found else { return nil }
    trials = found
    do throws(SandboxError) { sandbox = try await Sandbox() } catch { throw .machine(error.description) }
  }

  /// Runs the programs of all records in `folder`, as many at once as there are cores, and leaves the outcomes there.
  func run(in folder: RunFolder) async throws(PronyError) {
    let programs = try programs(in: folder)
    let width = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var lines: [String] = []
    for start in stride(from: 0, to: programs.count, by: width) {
      do {
        lines += try await withThrowingTaskGroup(of: (Int, String).self) { group in
          for index in start..<min(start + width, programs.count) {
            let (id, program) = programs[index]
            group.addTask { [sandbox] in (index, ProgramRuns.line(of: id, try await sandbox.run(program))) }
          }
          return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
      } catch { throw .machine("\(error)") }
    }
    do throws(RecordsError) { try folder.write(lines.map { $0 + "\n" }.joined(), to: RunFolder.programsFile) } catch {
      throw PronyError(error)
    }
  }

  private func programs(in folder: RunFolder) throws(PronyError) -> [(id: String, program: String)] {
    var programs = try folder.earlierAnswers().values.compactMap { record in
      trials.program(of: record).map { (record.requestID, $0) }
    }
    do throws(RecordsError) {
      var records = try RecordReader(folder)
      while let record = try records.next() {
        if let program = trials.program(of: record) { programs.append((record.requestID, program)) }
      }
    } catch { throw PronyError(error) }
    return programs
  }

  private static func line(of id: String, _ outcome: SandboxOutcome) -> String {
    let json: JSONValue = [
      "request_id": .text(id), "ending": .text(outcome.ending.word), "output": .text(String(outcome.output.suffix(2000))),
    ]
    return json.compactText
  }
}

extension SandboxOutcome.Ending {
  /// How it is told in a file.
  fileprivate var word: String {
    switch self {
    case .completed: "completed"
    case .exited(let code): "exit \(code)"
    case .signalled(let signal): "signal \(signal)"
    case .outOfTime: "out_of_time"
    case .tooMuchOutput: "too_much_output"
    }
  }
}
