import Vocabulary

extension JSONValue {
  /// What load did to the replies.
  init(_ integrity: IntegrityReport) {
    self = [
      "replies": .integer(integrity.replies), "compared": JSONValue(integrity.compared), "changed": .integer(integrity.changed),
      "changed_requests": .list(integrity.changedExamples.map { .text($0) }), "recounted": .integer(integrity.recounted),
      "cut": .integer(integrity.cut), "unfinished": .integer(integrity.unfinished),
      "usage_compared": .integer(integrity.usageCompared), "usage_differing": .integer(integrity.usageDiffering),
      "canaries": integrity.canaries.map { JSONValue($0) } ?? .null,
    ]
  }

  private init(_ canaries: CanaryReport) {
    self = [
      "texts": .integer(canaries.texts), "own": .integer(canaries.own), "foreign": .integer(canaries.foreign),
      "examples": .list(
        canaries.examples.map {
          ["request_id": .text($0.requestID), "asked_prompt": .integer($0.asked), "canary_of_prompt": .integer($0.prompt)]
        }),
    ]
  }
}
