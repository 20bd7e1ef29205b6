import Testing

@testable import Workload

@Suite struct SeededGeneratorTests {
  @Test func `xoshiro256** gives the numbers of its reference`() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let numbers = (0..<10).map { _ in generator.next() }
    #expect(
      numbers == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
        16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  @Test(
    arguments: [
      (.arrivals, 10_624_262_106_404_564_163, 16_761_553_632_655_616_987),
      (.promptOrder, 5_160_541_399_775_933_809, 10_460_676_046_999_027_005),
      (.promptContent, 10_014_612_111_933_741_018, 3_170_142_352_576_797_292),
      (.sampling, 1_847_785_817_241_683_714, 3_232_259_933_823_340_250),
    ] as [(SeededGenerator.Stream, UInt64, UInt64)])
  func `each stream keeps its numbers from version to version`(stream: SeededGenerator.Stream, first: UInt64, second: UInt64) {
    var generator = SeededGenerator(seed: 42, stream: stream)
    #expect(generator.next() == first)
    generator = SeededGenerator(seed: 42, stream: stream, index: 1)
    #expect(generator.next() == second)
  }

  @Test func `numbers below a bound are all there and as likely`() {
    var generator = SeededGenerator(seed: 1, stream: .sampling)
    var seen = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 { seen[generator.next(below: 7)] += 1 }
    // 10,000 expected, with a standard deviation of 93.
    #expect(seen.allSatisfy { abs($0 - 10_000) < 5 * 93 })
    #expect((0..<100).allSatisfy { _ in generator.next(below: 1) == 0 })
  }

  @Test func `fractions are above 0 and at most 1`() {
    var generator = SeededGenerator(seed: 1, stream: .sampling)
    var sum = 0.0
    for _ in 0..<100_000 {
      let fraction = generator.nextFraction()
      #expect(fraction > 0 && fraction <= 1)
      sum += fraction
    }
    // The mean of n has a standard deviation of 1/√(12·n).
    #expect(abs(sum / 100_000 - 0.5) < 5 * 0.000_913)
  }
}
