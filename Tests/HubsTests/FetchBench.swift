import Hubs
import Tasks
import TestKit
import Transport
import Vocabulary

/// A folder, and fetching into it from a stand-in for a hub.
struct FetchBench {
  let folder: TemporaryFolder
  let told = Watched<[FetchProgress]>([])

  init() throws { folder = try TemporaryFolder() }

  /// Two rows.
  static let rows = "{\"q\": 1}\n{\"q\": 2}\n"
  /// Their sha256, by another program.
  static let rowsHash = "dc496d57715b58513216d2fafa497a49430d386a39195fbf680d7f07723adb9e"

  /// The listing of a repository that has them.
  static func listing(sha256: String = rowsHash) -> String {
    #"[{"type": "file", "path": "data/rows.jsonl", "size": 18, "lfs": {"oid": "\#(sha256)", "size": 18}}]"#
  }

  /// Fetches `files` from a stand-in, whom the user tells a token.
  func fetch(_ files: [PublishedFile], from hub: HubStandIn, token: String = "hf_secret") async throws(HubsError) {
    let addresses: HubAddresses
    do throws(PlanProblems) {
      addresses = try HubAddresses(
        environment: ["HF_ENDPOINT": hub.url, "MODELSCOPE_ENDPOINT": hub.url, "HF_TOKEN": token])
    } catch { throw .problems(error) }
    let transport: CurlTransport
    do throws(TransportError) {
      transport = try CurlTransport(shard: 0, clock: .startingNow(), options: TransportOptions())
    } catch { throw .machine(error.description) }
    let client = HubClient(addresses: addresses, pause: .zero) { (_) throws(HubsError) in transport }
    var fetch = TaskFetch(into: folder.path(of: "task"), by: client) { progress in
      if case .coming = progress.state { return }
      told.change { $0.append(progress) }
    }
    do throws(HubsError) { try await fetch.fetch(files) } catch {
      await transport.shutDown()
      throw error
    }
    await transport.shutDown()
  }

  /// What was told of the files so far, by their names.
  var states: [FetchProgress.State] { told.value.map(\.state) }

  /// What is in the task's folder.
  var names: [String] { TemporaryFolder.names(in: folder.path(of: "task")) }

  /// What a file of it holds.
  func text(of name: String) throws -> String { try folder.text(of: "task/\(name)") }

  /// A file on Hugging Face.
  static func file(_ path: String = "data/rows.jsonl", as target: String = "rows.jsonl", on hub: Hub = .huggingFace)
    -> PublishedFile
  {
    PublishedFile(hub: hub, repository: "some/rows", revision: "main", form: .file(path), target: target)
  }
}
