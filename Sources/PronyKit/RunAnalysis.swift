internal import Metrics
internal import Plans
internal import Records
internal import Reports
internal import Tasks
internal import Vocabulary
internal import Workload

/// What the files of a run come to.
///
/// The only way to a report: a run that has just ended is analysed from its folder like one of last year, so the two cannot differ.
struct RunAnalysis {
  private let folder: RunFolder
  private let echo: PlanEcho
  /// What the run was told.
  let plan: RunPlan

  /// The run in `folder`.
  init(of folder: RunFolder) throws(PronyError) {
    self.folder = folder
    do throws(RecordsError) { echo = try folder.planEcho() } catch { throw PronyError(error) }
    do throws(PlanProblems) {
      plan = try PlanReading(entries: echo.plan).get()
      guard !plan.urls.isEmpty else {
        throw PlanProblems([PlanProblem(place: "url", problem: "missing", accepted: "where the requests went")])
      }
    } catch {
      let file = folder.path(of: RunFolder.planFile).escapedForDisplay()
      throw .files(error.listed(as: "\(file), which was changed or damaged after it was written"))
    }
  }

  /// Reports the run, and leaves the report in its folder in every format.
  func report() throws(PronyError) -> RunReport {
    let samples = try folder.samples()
    var scores = try ScoreFolds(of: folder, plan, samples)
    let report: RunReport
    do throws(RecordsError) { report = try measure(&scores, firstAlike: samples?.firstAlike ?? []) } catch {
      throw PronyError(error)
    }
    do throws(RecordsError) {
      for format in ReportCatalogue.all { try folder.write(format.render(report), to: format.fileName) }
      guard let answers = scores?.answers else { return report }
      for format in ReportCatalogue.ofAnswers { try folder.write(format.render(answers, of: report), to: format.fileName) }
    } catch { throw .unwritten(report, reason: error.description) }
    return report
  }

  /// Goes through the records twice: once to find the points' windows, once to measure in them.
  private func measure(_ scores: inout ScoreFolds?, firstAlike: [Int]) throws(RecordsError) -> RunReport {
    var folds = zip(plan.points, try windows()).map { PointFold(plan: plan, load: $0, windows: $1) }
    var integrity = IntegrityFold(plan, firstAlike: firstAlike)
    let ending = try readJournal(into: &folds)
    var records = try RecordReader(folder)
    while let record = try records.next() {
      folds[record.point].add(record)
      integrity?.add(record)
      scores?.add(record)
    }
    let points = folds.enumerated().map { index, fold in
      // Where a line was cut off, or every line is missing, not all is there, whatever the journal says of the end.
      let isMissing = ending == .completed && !fold.hasRecords && plan.leavesRecords(ofPoint: index)
      var report = fold.report(
        ending: isMissing || !records.tornFiles.isEmpty ? nil : ending, integrity: integrity?.report(ofPoint: index))
      report.score = scores?.report(ofPoint: index)
      return report
    }
    return RunReport(
      pronyVersion: echo.pronyVersion, runDirectory: folder.path, clock: echo.clock, startedAt: echo.startedAt,
      verdict: Verdict(worstOf: points.map(\.verdict)), plan: echo.plan, points: points)
  }

  private func windows() throws(RecordsError) -> [PointWindows] {
    var finders = plan.points.map { WindowFinder(plan: plan, load: $0) }
    var roster = RequestRoster(plan)
    var records = try RecordReader(folder, skimming: true)
    while let record = try records.next() {
      if let problem = roster.add(record) { throw records.garbled(problem) }
      finders[record.point].add(record)
    }
    return finders.map(\.windows)
  }

  private func readJournal(into folds: inout [PointFold]) throws(RecordsError) -> RunEnding? {
    var journal = try JournalReader(folder)
    var ending: RunEnding?
    while let entry = try journal.next() {
      switch entry {
      case .sample(let sample): if folds.indices.contains(sample.point) { folds[sample.point].add(sample) }
      case .warning(let reason): for index in folds.indices { folds[index].add(warning: reason) }
      case .ended(let how): ending = how
      }
    }
    return ending
  }
}

extension RunFolder {
  /// The folder of the run at `path`.
  init(ofRun path: String) throws(PronyError) {
    do throws(RecordsError) { try self.init(existing: path) } catch { throw PronyError(error) }
  }
}
