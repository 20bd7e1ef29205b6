import Testing

@testable import LoadGenerator

@Suite struct AdmissionTests {
  @Test func `hands out lanes up to its limit, and none beyond`() {
    var admission = Admission(limit: 2)
    #expect([admission.admit(), admission.admit(), admission.admit()] == [0, 1, nil])
    #expect(admission.inFlight == 2)
  }

  @Test func `the lane that fell free last is taken first`() {
    var admission = Admission(limit: 4)
    for _ in 0..<3 { _ = admission.admit() }
    admission.release(0)
    admission.release(2)
    #expect(admission.inFlight == 1)
    #expect([admission.admit(), admission.admit(), admission.admit(), admission.admit()] == [2, 0, 3, nil])
  }

  @Test func `a limit of none admits nobody`() {
    var admission = Admission(limit: 0)
    #expect(admission.admit() == nil)
  }
}
