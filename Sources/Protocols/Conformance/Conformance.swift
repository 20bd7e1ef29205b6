package import Vocabulary

/// Holds a definition to the fixtures beside it.
///
/// Each reply is replayed whole, in pieces of 1, 2, 7 and 4096 bytes and of random length, and must come to the same; and cut off
/// after every byte, where it must come to a failure or to less.
package struct Conformance: Sendable {
  private let definition: ProtocolDefinition
  private let folder: FixtureFolder

  /// The fixtures in `folder` (below `fixtures/`) and `definition`, which must keep them.
  package init(of definition: ProtocolDefinition, folder: String) {
    self.definition = definition
    self.folder = FixtureFolder(path: folder)
  }

  /// How many fixtures there are.
  package var count: Int { folder.requests.count + folder.replies.count }

  /// All that the definition makes otherwise than the fixtures say.
  package func problems() -> [PlanProblem] {
    folder.requests.flatMap(problems(ofRequest:)) + folder.replies.flatMap(problems(ofReply:))
      + folder.strayReplies.map {
        PlanProblem(
          place: "fixtures/replies/\($0)", problem: "nothing is expected of it", accepted: "a file NAME.expected.json beside it"
        )
      }
  }

  func problems(ofRequest name: String) -> [PlanProblem] {
    let place = "fixtures/requests/\(name).json"
    let fixture: RequestFixture
    do throws(FixtureFolder.Fault) { fixture = try folder.request(name) } catch { return [error.planProblem(at: place)] }
    let body: String
    do throws(RequestEncodingError) {
      body = String(decoding: try definition.body(for: fixture.prompt, plan: fixture.plan), as: UTF8.self)
    } catch {
      return [PlanProblem(place: place, problem: error.description, accepted: "a prompt that can be sent")]
    }
    var headers: [String: String] = [:]
    for header in definition.headers(for: fixture.plan) { headers[header.name] = header.value }
    let found: JSONValue = [
      "method": .text(definition.method), "url": .text(definition.url(for: fixture.base, plan: fixture.plan)),
      "headers": .object(headers.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .text($0.value)) }),
    ]
    guard let rest = try? JSONText(found.compactText), let json = try? JSONText(body) else { return [] }
    return ["method", "url", "headers", "body"].compactMap { key in
      let made = key == "body" ? json : rest[key]
      let expected = fixture.expected[key]
      if let made, let expected, made.saysTheSame(as: expected) { return nil }
      return PlanProblem(
        place: place, value: made?.text, problem: "another \(key)", accepted: expected?.text ?? "a request that says its \(key)"
      )
    }
  }

  func problems(ofReply name: String) -> [PlanProblem] {
    let place = "fixtures/replies/\(name)"
    let fixture: ReplyFixture
    do throws(FixtureFolder.Fault) { fixture = try folder.reply(name) } catch { return [error.planProblem(at: place)] }
    return differencesByCut(fixture, place) + textlessDifferences(fixture, place) + excessOfCutReplies(fixture, place)
  }

  private func differencesByCut(_ fixture: ReplyFixture, _ place: String) -> [PlanProblem] {
    var random = SplitMix64(seed: 5)
    for size in [fixture.bytes.count, 1, 2, 7, 4096, nil, nil, nil, nil] {
      let found = replay(fixture, upTo: fixture.bytes.count) { size ?? Int.random(in: 1...40, using: &random) }
      let differences = settled(fixture.expected).differences(from: settled(found))
      guard differences.isEmpty else {
        let pieces = size.map(String.init) ?? "random length"
        return differences.map { part, found, expected in
          PlanProblem(place: place, value: found, problem: "another \(part), in pieces of \(pieces)", accepted: expected)
        }
      }
    }
    return []
  }

  private func textlessDifferences(_ fixture: ReplyFixture, _ place: String) -> [PlanProblem] {
    let kept = replay(fixture, upTo: fixture.bytes.count) { 4096 }
    var bare = replay(fixture, upTo: fixture.bytes.count, keepsText: false) { 4096 }
    bare.text = kept.text
    return kept.differences(from: bare).map { part, found, expected in
      PlanProblem(place: place, value: found, problem: "another \(part) when no text is kept", accepted: expected)
    }
  }

  private func excessOfCutReplies(_ fixture: ReplyFixture, _ place: String) -> [PlanProblem] {
    let expected = settled(fixture.expected)
    for length in stride(from: 0, to: fixture.bytes.count, by: max(1, fixture.bytes.count / 2000)) {
      let found = settled(replay(fixture, upTo: length) { 4096 })
      // What makes a reply malformed may be what was cut off.
      if expected.outcome != "malformed_reply", !expected.events.starts(with: found.events) {
        return [excess("events", "\(found.events)", of: length, place, accepted: "\(expected.events) or fewer")]
      }
      if expected.outcome == "succeeded", found.outcome == "succeeded",
        !expected.text.unicodeScalars.starts(with: found.text.unicodeScalars)
      {
        return [excess("text", found.text, of: length, place, accepted: "\(expected.text) or less")]
      }
    }
    return []
  }

  private func excess(_ part: String, _ found: String, of length: Int, _ place: String, accepted: String) -> PlanProblem {
    PlanProblem(place: place, value: found, problem: "other \(part) when cut off after \(length) bytes", accepted: accepted)
  }

  private func replay(
    _ fixture: ReplyFixture, upTo length: Int, keepsText: Bool = true, pieces: () -> Int
  ) -> ReplyExpectation {
    definition.replay(
      Array(fixture.bytes[..<length]), head: fixture.head, isStreamed: fixture.isStreamAskedFor, keepsText: keepsText,
      length: pieces)
  }

  /// What does not depend on the pieces that a reply came in: of a raw stream, each is an event.
  private func settled(_ expectation: ReplyExpectation) -> ReplyExpectation {
    guard definition.hasRawStream, expectation.tokenSource == TokenSource.chunks.rawValue else { return expectation }
    var settled = expectation
    settled.events = ["content"]
    settled.usage.output = nil
    return settled
  }
}

extension FixtureFolder.Fault {
  fileprivate func planProblem(at place: String) -> PlanProblem {
    PlanProblem(place: place, problem: problem, accepted: "a fixture as protocols/README.md has it")
  }
}

extension JSONText {
  /// It is the same value as `other`, whatever the order of members and the spelling of numbers and texts.
  fileprivate func saysTheSame(as other: JSONText) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .object:
      let (mine, theirs) = (members ?? [], other.members ?? [])
      return mine.count == theirs.count
        && mine.allSatisfy { member in other[member.name].map(member.value.saysTheSame) == true }
    case .array:
      let (mine, theirs) = (elements ?? [], other.elements ?? [])
      return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.saysTheSame(as: $1) }
    case .string: return string == other.string
    case .number: return number == other.number
    case .bool, .null: return text == other.text
    }
  }
}
