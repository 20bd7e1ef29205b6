import Testing
import Vocabulary

@Suite struct CanariesTests {
  private let canaries = Canaries(seed: 7)

  @Test(arguments: [0, 1, 15, 4_294_967_295]) func `a word tells its prompt`(index: Int) {
    let word = canaries.word(ofPrompt: index)
    #expect(word.utf8.count == 23)
    #expect(canaries.prompts(namedIn: "You said \(word), and \(word).") == [index, index])
  }

  @Test func `words differ by prompt and by run`() {
    #expect(Set((0..<10_000).map(canaries.word)).count == 10_000)
    #expect(canaries.word(ofPrompt: 1) != Canaries(seed: 8).word(ofPrompt: 1))
  }

  @Test func `what is made up, cut off or of another run is no word`() {
    let word = canaries.word(ofPrompt: 3)
    let others = ["canary-0000000000000000", String(word.dropLast()), "canary-", "", Canaries(seed: 8).word(ofPrompt: 3)]
    for text in others { #expect(canaries.prompts(namedIn: text) == [], "\(text)") }
    #expect(canaries.prompts(namedIn: "canary-" + word + "c") == [3])
  }
}
