import Testing

@testable import Metrics

@Suite struct MetricCatalogueTests {
  private let ids =
    MetricCatalogue.perRequest.map(\.id) + MetricCatalogue.ofRun.map(\.id) + MetricCatalogue.ofClient.map(\.id)

  @Test func `no two metrics share an id`() {
    #expect(Set(ids).count == ids.count)
  }

  @Test func `ids are snake_case`() {
    for id in ids { #expect(id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(id)") }
  }

  @Test func `objectives limit times that each request has one of`() {
    #expect(
      MetricCatalogue.objectiveIDs == [
        "ttft", "ttft_scheduled", "ttfat", "longest_stall", "tpot", "e2el", "e2el_scheduled", "time_per_package", "ttfb", "dns",
        "connect", "tls", "wait", "transfer",
      ])
  }
}
