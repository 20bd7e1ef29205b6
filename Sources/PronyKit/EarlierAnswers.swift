internal import FoundationEssentials
internal import Glibc
internal import LoadGenerator
internal import Plans
internal import Records
internal import Tasks
internal import Vocabulary

/// Replies that a run does not ask for again, since an earlier one got them: by point and prompt.
///
/// Of two sources: an earlier run of the same plan that is resumed, and a cache of replies by the whole of their requests. They count for
/// the score alone; what the run measures is of the requests that it sends.
struct EarlierAnswers {
  /// The replies of each point, by the number of their prompt.
  private(set) var records: [[Int: RequestRecord]]

  /// The replies to the prompts of `source` that `plan` need not ask for.
  ///
  /// - Throws: what makes the earlier run another one.
  init(for plan: RunPlan, _ samples: TaskSamples, _ source: RequestSource) throws(PronyError) {
    records = Array(repeating: [:], count: plan.points.count)
    if let cache = plan.cache {
      for (prompt, path) in EarlierAnswers.paths(in: cache, samples, source).enumerated() {
        guard let json = try? JSONText(try text(ofFile: path, limit: 1 << 26)) else { continue }
        records[0][prompt] = RequestRecord(answer: json, prompt: prompt, point: 0)
      }
    }
    if let resumed = plan.resume { try take(from: resumed, plan, samples) }
  }

  /// By point, the prompts of `count` that have no reply yet.
  func missing(of count: Int) -> [[Int]] { records.map { records in (0..<count).filter { records[$0] == nil } } }

  private mutating func take(from path: String, _ plan: RunPlan, _ samples: TaskSamples) throws(PronyError) {
    let folder = try RunFolder(ofRun: path)
    let earlier = try RunAnalysis(of: folder).plan
    let deciding = EarlierAnswers.deciding.union(plan.hasCanaries ? ["seed"] : [])
    for member in plan.entries where deciding.contains(member.key) {
      let before = earlier.entries.first { $0.key == member.key }?.value ?? .null
      guard before == member.value else {
        throw .plan(
          PlanProblems([
            PlanProblem(
              place: "--resume", value: path,
              problem: "that run has \(member.key) \(before.compactText), this one \(member.value.compactText)",
              accepted: "a run of the same task, model and sampling")
          ]))
      }
    }
    guard try folder.samples()?.lines == samples.lines else {
      throw .plan(
        PlanProblems([
          PlanProblem(
            place: "--resume", value: path, problem: "that run asked other samples",
            accepted: "a run of the same samples; --cache takes over replies between runs of different ones")
        ]))
    }
    let places = EarlierAnswers.places(of: earlier.points, in: plan.points)
    for record in try folder.earlierAnswers(for: earlier) { take(record, to: places) }
    do throws(RecordsError) {
      var reader = try RecordReader(folder)
      while let record = try reader.next() {
        if record.hasSucceeded { take(record, to: places) }
      }
    } catch { throw PronyError(error) }
  }

  private mutating func take(_ record: RequestRecord, to places: [Int?]) {
    guard places.indices.contains(record.point), let place = places[record.point] else { return }
    var record = record
    record.point = place
    records[place][record.promptIndex] = record
  }

  /// By point of an earlier run, the one of this run under the same load; of one point each it is that, whatever its load.
  private static func places(of earlier: [LoadPoint], in points: [LoadPoint]) -> [Int?] {
    if earlier.count == 1, points.count == 1 { return [0] }
    return earlier.map { before in
      points.firstIndex { ($0.concurrency, $0.requestRate) == (before.concurrency, before.requestRate) }
    }
  }

  /// The keys of a plan that decide what a reply is.
  private static let deciding: Set<String> = [
    "model", "protocol", "extra_body", "prompts", "setting", "split", "max_output_tokens", "min_output_tokens", "ignore_eos",
    "temperature", "top_p", "stop", "canaries",
  ]

  // MARK: Files

  /// The replies, one to a line.
  var lines: [JSONValue] { records.flatMap { $0.sorted { $0.key < $1.key }.map(\.value.answer) } }

  /// Keeps the replies of the run in `folder` for runs to come.
  static func fill(_ cache: String, from folder: RunFolder, of run: PreparedRun) throws(PronyError) {
    guard let samples = run.samples else { return }
    let paths = paths(in: cache, samples, run.source)
    do throws(RecordsError) {
      try RunFolder.makeParent(cache)
      var reader = try RecordReader(folder)
      while let record = try reader.next() {
        guard record.hasSucceeded, paths.indices.contains(record.promptIndex) else { continue }
        try RunFolder.write(record.answer.compactText + "\n", toFile: paths[record.promptIndex])
      }
    } catch { throw PronyError(error) }
  }

  /// By prompt, where the reply to it is kept in `cache`.
  private static func paths(in cache: String, _ samples: TaskSamples, _ source: RequestSource) -> [String] {
    samples.origins.enumerated().map { prompt, origin in
      "\(cache)/\(source.key(ofPrompt: prompt, repetition: samples.samples[origin.sample].repetition)).json"
    }
  }
}

extension RunFolder {
  private static let earlierFile = "earlier.jsonl"

  /// Leaves the replies of earlier runs in the folder.
  func write(_ earlier: EarlierAnswers) throws(RecordsError) { try write(counted: earlier.lines, to: RunFolder.earlierFile) }

  /// The replies of earlier runs that `plan` takes over, point after point.
  func earlierAnswers(for plan: RunPlan) throws(PronyError) -> [RequestRecord] {
    guard plan.resume != nil || plan.cache != nil else { return [] }
    return try countedLines(of: RunFolder.earlierFile, "a reply of an earlier run") { json in
      guard let prompt = json["prompt_index"]?.integer, let point = json["point"]?.integer, plan.points.indices.contains(point)
      else { return nil }
      return RequestRecord(answer: json, prompt: prompt, point: point)
    }
  }
}

extension RequestRecord {
  /// What of a record a score is made from.
  fileprivate var answer: JSONValue {
    [
      "request_id": .text(requestID), "point": .integer(point), "prompt_index": .integer(promptIndex), "text": JSONValue(text),
      "finish_reason": JSONValue(finishReason), "has_reasoning": .bool(hasReasoning),
      "logprob": JSONValue(likelihood?.logprob), "tokens": JSONValue(likelihood?.tokens),
    ]
  }

  /// A record of the reply to `prompt` at `point` that `json` tells of, for its score alone.
  fileprivate init?(answer json: JSONText, prompt: Int, point: Int) {
    guard let id = json["request_id"]?.string else { return nil }
    self.init(requestID: id, point: point, index: prompt, scheduledAt: .zero, outcome: .succeeded)
    promptIndex = prompt
    text = json["text"]?.string
    finishReason = json["finish_reason"]?.string
    if json["has_reasoning"]?.text == "true" {
      arrivals = [TokenArrival(at: .zero, deliveryLag: 0, tokens: 1, kind: .reasoning)]
    }
    if let logprob = json["logprob"]?.number, let tokens = json["tokens"]?.integer {
      likelihood = Likelihood(logprob: logprob, tokens: tokens)
    }
  }
}
