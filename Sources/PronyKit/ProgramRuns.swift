internal import Evaluation
internal import Glibc
internal import Records
internal import Sandbox
internal import Tasks
internal import Vocabulary

/// Runs the programs that replies hold, after the load or when a run is scored later: what becomes of them is a fact like a record, and is kept like one.
struct ProgramRuns {
  /// What the user is told where there is no sandbox.
  static let warning =
    "--no-sandbox: PROGRAMS THAT A MODEL WROTE ARE RUN ON THIS MACHINE AS THEY ARE, with all the rights of this user"

  private let sandbox: Sandbox
  private let isSandboxed: Bool
  private let trials: CodeTrials

  /// The runs for replies to `samples`; `nil` where none of them holds a program.
  ///
  /// - Throws: that this machine has no sandbox, before anything is asked: no program runs without one, unless it is not to be
  ///   `inSandbox`.
  init?(of samples: TaskSamples?, inSandbox: Bool) async throws(PronyError) {
    let found: CodeTrials?
    do throws(PlanProblems) { found = try samples.flatMap { samples throws(PlanProblems) in try CodeTrials(samples) } } catch {
      throw .plan(error)
    }
    guard let found else { return nil }
    trials = found
    isSandboxed = inSandbox
    do throws(SandboxError) { sandbox = try await Sandbox(isShutOff: inSandbox) } catch { throw .machine(error.description) }
  }

  /// Runs the programs of all records of the run of `plan` in `folder`, as many at once as there are cores, and leaves the outcomes there.
  func run(in folder: RunFolder, _ plan: RunPlan) async throws(PronyError) {
    var waiting = try programs(in: folder, plan)[...]
    var outcomes: [(id: String, outcome: ProgramOutcome)?] = Array(repeating: nil, count: waiting.count)
    do {
      try await withThrowingTaskGroup(of: (Int, String, ProgramOutcome).self) { group in
        func startNext() {
          let index = waiting.startIndex
          guard let (id, program) = waiting.popFirst() else { return }
          group.addTask { [sandbox, isSandboxed] in
            (index, id, ProgramOutcome(try await sandbox.run(program), isSandboxed: isSandboxed))
          }
        }
        for _ in 0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) { startNext() }
        for try await (index, id, outcome) in group {
          outcomes[index] = (id, outcome)
          startNext()
        }
      }
    } catch {
      throw .machine("\(error); the replies are kept: prony eval --stage score \(folder.path.escapedForDisplay())")
    }
    do throws(RecordsError) { try folder.write(outcomes.compactMap(\.self)) } catch { throw PronyError(error) }
  }

  private func programs(in folder: RunFolder, _ plan: RunPlan) throws(PronyError) -> [(id: String, program: String)] {
    var programs = try folder.earlierAnswers(for: plan).compactMap { record in
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
}

extension ProgramOutcome {
  /// What is kept of `outcome`.
  fileprivate init(_ outcome: SandboxOutcome, isSandboxed: Bool) {
    self.init(ending: outcome.ending.word, output: String(outcome.output.suffix(2000)), isSandboxed: isSandboxed)
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
