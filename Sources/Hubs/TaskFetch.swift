package import Tasks
package import Vocabulary

/// Fetches the rows of a task into a folder, one file after the other.
package struct TaskFetch: Sendable {
  private let folder: String
  private let client: HubClient
  private let progress: @Sendable (FetchProgress) -> Void
  private var listings: [String: HubListing] = [:]
  private var splits: [String: SplitsList] = [:]

  /// As many bytes as rows are read of a file.
  private static let longestFile = 1 << 30

  /// Fetches into `folder`, by `client`, and tells how it goes.
  package init(
    into folder: String, by client: HubClient,
    tellingProgressTo progress: @escaping @Sendable (FetchProgress) -> Void = { _ in }
  ) {
    self.folder = folder
    self.client = client
    self.progress = progress
  }

  /// Fetches those of `files` that are not there yet, as they were fetched or as the user put them.
  ///
  /// - Throws: at the first that cannot be had; those before it are there, and what has come of it may be gone on with.
  package mutating func fetch(_ files: [PublishedFile]) async throws(HubsError) {
    for file in files where !file.target.isPathBelow {
      throw .file(path: file.target, reason: "it is no path below the task's folder")
    }
    var fetched = try FetchedFiles(in: folder)
    for file in files {
      if let there = fetched.intact(file.target) {
        tell(file, .there(there))
      } else if try fetched.isOwn(file.target) {
        tell(file, .own)
      } else {
        let new = try await fetch(file)
        try fetched.add(new)
        tell(file, .fetched(new))
      }
    }
  }

  private func tell(_ file: PublishedFile, _ state: FetchProgress.State) {
    progress(FetchProgress(path: "\(folder)/\(file.target)", state: state))
  }

  private mutating func fetch(_ file: PublishedFile) async throws(HubsError) -> FetchedFile {
    switch file.form {
    case .file(let path): try await fetch(file, known: try await listing(of: file)[path])
    case .rows(let configuration, let split): try await fetchRows(of: file, configuration, split)
    }
  }

  // MARK: Files

  private func fetch(_ file: PublishedFile, known: HubListing.Entry) async throws(HubsError) -> FetchedFile {
    let url = client.addresses.url(of: file)
    if let bytes = known.bytes, bytes > TaskFetch.longestFile {
      throw .hub(url: url, reason: "it is longer than \(TaskFetch.longestFile) bytes")
    }
    // Only with a hash it shows whether the parts are of the same file.
    let goesOn = known.sha256 != nil
    let partial = try PartialFile(of: "\(folder)/\(file.target)", goesOn: goesOn)
    if let bytes = known.bytes, partial.count > bytes { partial.restart() }
    if !goesOn || known.bytes != partial.count {
      tell(file, .coming(partial.count, of: known.bytes, unit: "bytes"))
      do throws(HubsError) {
        try await client.download(url, to: partial, goesOn: goesOn, limit: known.bytes ?? TaskFetch.longestFile) {
          [self] count in
          tell(file, .coming(count, of: known.bytes, unit: "bytes"))
        }
      } catch {
        if partial.count == 0 { partial.discard() }
        throw error
      }
    }
    let found = try partial.fingerprint()
    if let fault = known.fault(of: found) {
      partial.discard()
      throw .hub(url: url, reason: fault)
    }
    try partial.finish()
    return FetchedFile(
      path: file.target, url: url, revision: file.revision, bytes: found.bytes, sha256: found.sha256, isChecked: goesOn)
  }

  private mutating func listing(of file: PublishedFile) async throws(HubsError) -> HubListing {
    guard let url = client.addresses.listingURL(of: file) else { return HubListing() }
    if let listing = listings[url] { return listing }
    let text = try await client.text(at: url)
    do throws(BadReply) {
      let listing = try HubListing(text, of: file.hub)
      listings[url] = listing
      return listing
    } catch { throw .hub(url: url, reason: error.reason) }
  }

  // MARK: Rows

  private mutating func fetchRows(
    of file: PublishedFile, _ configuration: String, _ split: String
  ) async throws(HubsError) -> FetchedFile {
    let list = try await splits(of: file)
    if let lack = list.lack(of: configuration, split) { throw .hub(url: client.addresses.splitsURL(of: file), reason: lack) }
    let partial = try PartialFile(of: "\(folder)/\(file.target)", goesOn: false)
    do throws(HubsError) {
      try await takeRows(of: file, to: partial)
      let found = try partial.fingerprint()
      try partial.finish()
      // Rows come from the newest revision, whatever it is.
      return FetchedFile(
        path: file.target, url: client.addresses.url(of: file), bytes: found.bytes, sha256: found.sha256, isChecked: false)
    } catch {
      partial.discard()
      throw error
    }
  }

  private func takeRows(of file: PublishedFile, to partial: PartialFile) async throws(HubsError) {
    var (count, total) = (0, Int?.none)
    while count < total ?? .max {
      let url = client.addresses.rowsURL(of: file, from: count)
      let text = try await client.text(at: url)
      let page: RowsPage
      do throws(BadReply) { page = try RowsPage(text, from: count, of: total) } catch {
        throw .hub(url: url, reason: error.reason)
      }
      try partial.append(page.lines)
      if partial.count > TaskFetch.longestFile {
        throw .hub(url: url, reason: "it is longer than \(TaskFetch.longestFile) bytes")
      }
      (count, total) = (count + page.count, page.total)
      tell(file, .coming(count, of: total, unit: "rows"))
    }
  }

  private mutating func splits(of file: PublishedFile) async throws(HubsError) -> SplitsList {
    let url = client.addresses.splitsURL(of: file)
    if let list = splits[url] { return list }
    let text = try await client.text(at: url)
    do throws(BadReply) {
      let list = try SplitsList(text)
      splits[url] = list
      return list
    } catch { throw .hub(url: url, reason: error.reason) }
  }
}

extension HubListing.Entry {
  /// Why a file is not this one, as the end of a sentence; `nil` where it may be.
  fileprivate func fault(of found: Fingerprint) -> String? {
    if let sha256, sha256 != found.sha256 {
      return "what came is not what the hub lists: its sha256 is \(found.sha256), not \(sha256); it was removed"
    }
    if found.isPage { return "what came is a page for people, as of a sign-in, and no rows; it was removed" }
    return found.isPointer ? "what came only points to the file, which is kept elsewhere; it was removed" : nil
  }
}

extension String {
  /// It is a path that stays below the folder that it begins in.
  fileprivate var isPathBelow: Bool {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    return !holdsControls && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
