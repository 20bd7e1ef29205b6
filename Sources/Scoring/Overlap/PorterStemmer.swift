/// Cuts the endings off English words, so that `connected` and `connections` are the same.
///
/// The algorithm of Porter, “An algorithm for suffix stripping”, Program 14(3), 1980, with the changes that NLTK makes by default and
/// rouge-score therefore has: a table of irregular words; `ies` and `ied` of four-letter words become `ie`; `y` becomes `i` behind a
/// consonant that is not the first letter; `alli` is followed by another turn of the second step; `bli`, `fulli` and `logi` are endings.
///
/// A word is a stem and an ending; a rule applies by the ending and a condition on the stem. Its measure m counts the changes from
/// vowels to consonants: `[C](VC)ᵐ[V]`.
struct PorterStemmer {
  private var word: [UInt8]

  private static let irregular: [String: String] = [
    "sky": "sky", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "news": "news", "innings": "inning",
    "inning": "inning", "outings": "outing", "outing": "outing", "cannings": "canning", "canning": "canning", "howe": "howe",
    "proceed": "proceed", "exceed": "exceed", "succeed": "succeed",
  ]

  /// The stem of `word`, which is lower-case ASCII.
  static func stem(of word: [UInt8]) -> String {
    let text = String(decoding: word, as: UTF8.self)
    if let stem = irregular[text] { return stem }
    guard word.count > 2 else { return text }
    var stemmer = PorterStemmer(word: word)
    stemmer.cutPlural()
    stemmer.cutPast()
    stemmer.replaceY()
    stemmer.shortenLong()
    stemmer.apply(PorterStemmer.third) { $0.measure > 0 }
    stemmer.cutLast()
    stemmer.cutE()
    stemmer.cutDoubleL()
    return String(decoding: stemmer.word, as: UTF8.self)
  }

  /// An ending and what takes its place.
  private typealias Rule = (ending: StaticString, new: StaticString)

  private static let second: [Rule] = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
    ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
    ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ("fulli", "ful"),
  ]
  private static let third: [Rule] = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
  ]
  private static let fourth: [Rule] = [
    ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""), ("ant", ""), ("ement", ""),
    ("ment", ""), ("ent", ""), ("ou", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""),
  ]

  // Step 1a.
  private mutating func cutPlural() {
    if ends("ies") {
      word.removeLast(word.count == 4 ? 1 : 2)
    } else if ends("sses") {
      word.removeLast(2)
    } else if ends("s"), !ends("ss") {
      word.removeLast()
    }
  }

  // Step 1b.
  private mutating func cutPast() {
    if ends("ied") {
      word.removeLast(word.count == 4 ? 1 : 2)
      return
    }
    if ends("eed") {
      if stem(before: 3).measure > 0 { word.removeLast() }
      return
    }
    guard let length = ends("ed") ? 2 : ends("ing") ? 3 : nil, stem(before: length).hasVowel else { return }
    word.removeLast(length)
    if ends("at") || ends("bl") || ends("iz") {
      word.append(UInt8(ascii: "e"))
    } else if stem(before: 0).endsInDoubleConsonant {
      if !ends("l"), !ends("s"), !ends("z") { word.removeLast() }
    } else if stem(before: 0).measure == 1, stem(before: 0).endsShort {
      word.append(UInt8(ascii: "e"))
    }
  }

  // Step 1c.
  private mutating func replaceY() {
    guard ends("y"), word.count > 2, stem(before: 1).endsInConsonant else { return }
    word[word.count - 1] = UInt8(ascii: "i")
  }

  // Step 2.
  private mutating func shortenLong() {
    if ends("alli"), stem(before: 4).measure > 0 {
      word.removeLast(2)
      shortenLong()
    } else if ends("logi") {
      // The l counts as part of the stem, so that short words like `geology` are stemmed too.
      if stem(before: 3).measure > 0 { word.removeLast() }
    } else {
      apply(PorterStemmer.second) { $0.measure > 0 }
    }
  }

  // Step 4.
  private mutating func cutLast() {
    guard ends("ion") else { return apply(PorterStemmer.fourth) { $0.measure > 1 } }
    let stem = stem(before: 3)
    if stem.measure > 1, stem.last == UInt8(ascii: "s") || stem.last == UInt8(ascii: "t") { word.removeLast(3) }
  }

  /// Replaces the first ending that the word has, if what is before it satisfies `condition`.
  private mutating func apply(_ rules: [Rule], where condition: (Stem) -> Bool) {
    guard let rule = rules.first(where: { ends($0.ending) }) else { return }
    guard condition(stem(before: rule.ending.utf8CodeUnitCount)) else { return }
    word.removeLast(rule.ending.utf8CodeUnitCount)
    word.append(contentsOf: UnsafeBufferPointer(start: rule.new.utf8Start, count: rule.new.utf8CodeUnitCount))
  }

  // Step 5a.
  private mutating func cutE() {
    guard ends("e") else { return }
    let stem = stem(before: 1)
    if stem.measure > 1 || stem.measure == 1 && !stem.endsShort { word.removeLast() }
  }

  // Step 5b.
  private mutating func cutDoubleL() {
    if ends("ll"), stem(before: 1).measure > 1 { word.removeLast() }
  }

  private func ends(_ ending: StaticString) -> Bool {
    let start = word.count - ending.utf8CodeUnitCount
    guard start >= 0 else { return false }
    // From the back, where most words differ.
    for index in stride(from: ending.utf8CodeUnitCount - 1, through: 0, by: -1)
    where word[start + index] != ending.utf8Start[index] {
      return false
    }
    return true
  }

  private func stem(before length: Int) -> Stem { Stem(letters: word.dropLast(length)) }
}

/// What is before an ending, by its vowels and consonants: a `y` is a consonant at the beginning and behind a vowel.
private struct Stem {
  private(set) var measure = 0
  private(set) var hasVowel = false
  let last: UInt8?
  private let isDouble: Bool
  private let count: Int
  /// Whether the last three letters are consonants, the last one first.
  private var consonants = (false, false, false)

  init(letters: ArraySlice<UInt8>) {
    count = letters.count
    last = letters.last
    isDouble = count > 1 && letters.last == letters.dropLast().last
    for (index, letter) in letters.enumerated() {
      let isConsonant =
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "y"): index == 0 || !consonants.0
        default: true
        }
      if isConsonant, index > 0, !consonants.0 { measure += 1 }
      if !isConsonant { hasVowel = true }
      consonants = (isConsonant, consonants.0, consonants.1)
    }
  }

  var endsInConsonant: Bool { count > 0 && consonants.0 }

  var endsInDoubleConsonant: Bool { isDouble && consonants.0 }

  /// It ends in consonant, vowel, consonant, the last not w, x or y; or is a vowel and a consonant.
  var endsShort: Bool {
    guard count > 1, consonants.0, !consonants.1 else { return false }
    if count == 2 { return true }
    return consonants.2 && last != UInt8(ascii: "w") && last != UInt8(ascii: "x") && last != UInt8(ascii: "y")
  }
}
