internal import Hubs
internal import Tasks
public import Vocabulary

/// Getting the rows of tasks from where they are published.
extension Prony {
  /// Fetches the rows of a task into the folder of its name in `folder`; what is there already is left.
  ///
  /// The library reads no environment itself.
  ///
  /// - Parameters:
  ///   - name: a task that ships, or the path of one.
  ///   - splits: the splits to fetch; those that some setting of the task asks, if none is named.
  ///   - hub: where to fetch from; the first place that has a split, if none is named.
  ///   - folder: the folder of all tasks' rows.
  ///   - environment: the variables of the process, of which `HF_ENDPOINT`, `HF_TOKEN`, `MODELSCOPE_ENDPOINT` and those that name
  ///     proxies count.
  ///   - progress: is told how it goes.
  /// - Throws: what is wrong with these wishes, or why a file could not be fetched.
  public static func fetchRows(
    of name: String, splits: [String] = [], from hub: Hub? = nil, into folder: String, environment: [String: String] = [:],
    progress: @escaping @Sendable (FetchProgress) -> Void = { _ in }
  ) async throws(PronyError) {
    let task: TaskDefinition
    let files: [PublishedFile]
    let addresses: HubAddresses
    do throws(PlanProblems) {
      task = try TaskCatalogue.task(named: name)
      files = try task.publication(of: splits.isEmpty ? task.askedSplits : splits, on: hub)
      addresses = try HubAddresses(environment: environment)
    } catch { throw .task(error) }
    let transports = HubTransports(environment: environment)
    let client = HubClient(addresses: addresses) { (url) throws(HubsError) in try await transports.transport(for: url) }
    var fetch = TaskFetch(into: "\(folder)/\(task.id)", by: client, tellingProgressTo: progress)
    do throws(HubsError) { try await fetch.fetch(files) } catch {
      await transports.shutDown()
      throw PronyError(error)
    }
    await transports.shutDown()
  }

  /// Fetches the rows that `plan` asks and that are missing, if it says so; a plan for anything but a task has none.
  ///
  /// - Throws: as `fetchRows(of:splits:from:into:environment:progress:)`.
  public static func fetchMissingRows(
    of plan: RunPlan, environment: [String: String] = [:], progress: @escaping @Sendable (FetchProgress) -> Void = { _ in }
  ) async throws(PronyError) {
    guard plan.fetchesRows, let name = plan.taskName else { return }
    let missing: [String]
    do throws(PlanProblems) {
      missing = try TaskCatalogue.task(named: name).missingSplits(of: plan.samples, folders: [plan.datasetFolder])
    } catch { throw .plan(error) }
    if missing.isEmpty { return }
    try await fetchRows(
      of: name, splits: missing, into: plan.datasetFolder, environment: environment, progress: progress)
  }
}
