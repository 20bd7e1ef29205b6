import NIOCore
import Vocabulary

/// A reply in a protocol that a script describes.
struct ScriptedSpelling: Spelling {
  let script: MockScript
  let isStreamed: Bool
  let inputTokens: Int
  let outputTokens: Int
  /// The server's model.
  let model: String
  /// The words of the reply, from the first on.
  let words: SplitMix64

  var contentType: String { script.streamed?.framing.contentType ?? "application/json" }
  var hasRoleEvent: Bool { script.streamed?.start.isEmpty == false }
  var hasFinishEvent: Bool { script.streamed?.end.isEmpty == false }
  var hasUsageEvent: Bool { false }
  var hasDoneEvent: Bool { script.streamed?.done != nil || script.streamed?.framing == .array }

  func writeRole(to event: inout ByteBuffer) { write(script.streamed?.start ?? [], values(number: 0), to: &event) }

  func writeToken(_ word: StaticString, number: Int, to event: inout ByteBuffer) {
    guard let stream = script.streamed else { return }
    var values = values(number: number + 1)
    values.text = word.description
    if stream.token.json.saysTextSoFar { values.textSoFar = text(ofTokens: number + 1) }
    write([stream.token], values, isFirst: number == 0 && !hasRoleEvent, to: &event)
  }

  func writeFinish(to event: inout ByteBuffer) {
    var values = values(number: outputTokens)
    if script.streamed?.end.contains(where: \.json.saysTextSoFar) == true { values.textSoFar = text(ofTokens: outputTokens) }
    write(script.streamed?.end ?? [], values, isFirst: outputTokens == 0 && !hasRoleEvent, to: &event)
  }

  func writeUsage(to event: inout ByteBuffer) {}

  func writeDone(to event: inout ByteBuffer) {
    let isEmpty = outputTokens == 0 && !hasRoleEvent && !hasFinishEvent
    script.streamed?.framing.writeEnd(script.streamed?.done, isEmpty: isEmpty, to: &event)
  }

  func writeWhole(words: inout SplitMix64, to json: inout ByteBuffer) {
    var values = values(number: outputTokens)
    values.text = text(ofTokens: outputTokens)
    script.whole?.json.write(values, to: &json)
  }

  private func values(number: Int) -> ScriptTemplate.Values {
    ScriptTemplate.Values(model: model, number: number, input: inputTokens, output: outputTokens)
  }

  private func text(ofTokens count: Int) -> String {
    var words = words
    return (0..<count).map { _ in ReplyWords.next(from: &words).description }.joined()
  }

  private func write(
    _ events: [MockScript.Event], _ values: ScriptTemplate.Values, isFirst: Bool = true, to event: inout ByteBuffer
  ) {
    for (index, part) in events.enumerated() {
      var json = ByteBuffer()
      part.json.write(values, to: &json)
      script.streamed?.framing.write(json, named: part.headers, isFirst: isFirst && index == 0, to: &event)
    }
  }
}
