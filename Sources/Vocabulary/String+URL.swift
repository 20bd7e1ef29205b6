extension String {
  /// The text as a part of a URL's path: all but letters, digits and `-._~` escaped.
  package var percentEncoded: String {
    var encoded = ""
    for byte in utf8 {
      let character = Character(Unicode.Scalar(byte))
      if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
        encoded.append(character)
      } else {
        encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}
