import Metrics
import Testing
import Vocabulary

@testable import Plans

@Suite struct ObjectiveTests {
  @Test func `the metrics that plans accept limits for are those that can have one`() {
    #expect(ValueForm<ServiceLevelObjective>.metrics == MetricCatalogue.objectiveIDs)
  }
}
