import Testing
import Vocabulary

@testable import Workload

@Suite struct RandomPromptsTests {
  @Test func `the word list holds common words, each once, sorted`() {
    let words = RandomPrompts.words
    #expect(words.count == 1340)
    #expect(words == Set(words).sorted())
    #expect(words.allSatisfy { word in word.utf8.allSatisfy { (0x61...0x7A).contains($0) } })
  }

  @Test func `keeps its texts from version to version`() {
    #expect(RandomPrompts(lengths: 5...5, seed: 0).text(of: 0) == "thin income tide baby suggest")
    #expect(RandomPrompts(lengths: 3...9, seed: 0).text(of: 1) == "mental corn belt test public")
  }

  @Test func `lengths are uniform in their range`() {
    let prompts = RandomPrompts(lengths: 2...5, seed: 1)
    var seen: [Int: Int] = [:]
    for index in 0..<8000 { seen[prompts.text(of: index).split(separator: " ").count, default: 0] += 1 }
    // 2,000 of each expected, with a standard deviation of 39.
    #expect(seen.keys.sorted() == [2, 3, 4, 5])
    #expect(seen.values.allSatisfy { abs($0 - 2000) < 5 * 39 })
  }

  @Test func `no two prompts are alike, and any one is the same whenever it is made`() {
    let prompts = RandomPrompts(lengths: 20...20, seed: 1)
    let texts = (0..<1000).map(prompts.text)
    #expect(Set(texts).count == 1000)
    #expect(prompts.text(of: 517) == texts[517])
    #expect(RandomPrompts(lengths: 20...20, seed: 2).text(of: 0) != texts[0])
  }
}
