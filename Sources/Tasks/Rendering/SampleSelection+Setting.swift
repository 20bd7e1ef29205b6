internal import Vocabulary

extension TaskDefinition {
  /// The setting that `selection` asks for, with its changes.
  ///
  /// - Throws: what of it does not go together.
  func setting(for selection: SampleSelection) throws(PlanProblems) -> TaskSetting {
    var setting = try setting(named: selection.setting)
    setting.split = selection.split ?? setting.split
    if let fewShot = setting.fewShot {
      setting.fewShot = try changed(fewShot, of: setting, by: selection)
    } else if selection.changesExamples {
      throw problem("its setting \(setting.name) has no examples", accepted: "a setting that has, or --few-shot 0")
    }
    if let fault = setting.faults.first {
      throw problem("its setting \(setting.name): \(fault.place): \(fault.problem)", accepted: fault.accepted)
    }
    return setting
  }

  private func changed(
    _ fewShot: FewShot, of setting: TaskSetting, by selection: SampleSelection
  ) throws(PlanProblems) -> FewShot? {
    var fewShot = fewShot
    fewShot.count = selection.fewShot ?? fewShot.count
    fewShot.form = selection.fewShotForm ?? fewShot.form
    switch fewShot.source {
    case .split(let split, let isRandom):
      if selection.fewShotFile != nil {
        throw problem("its setting \(setting.name) takes examples from rows", accepted: "no file of examples")
      }
      fewShot.source = .split(split, isRandom: isRandom || selection.fewShotIsRandom)
      return fewShot.count > 0 ? fewShot : nil
    case .file:
      if selection.fewShotIsRandom {
        throw problem("the examples of its setting \(setting.name) are fixed", accepted: "none drawn at random")
      }
      return fewShot
    }
  }

  private func problem(_ problem: String, accepted: String) -> PlanProblems {
    PlanProblems([PlanProblem(place: id, problem: problem, accepted: accepted)])
  }
}

extension SampleSelection {
  /// It asks for examples other than a setting's own.
  fileprivate var changesExamples: Bool { fewShot ?? 0 > 0 || fewShotForm != nil || fewShotIsRandom || fewShotFile != nil }
}
