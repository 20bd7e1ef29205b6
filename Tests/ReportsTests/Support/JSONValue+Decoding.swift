import FoundationEssentials
import Vocabulary

extension JSONValue {
  /// The value that `text` spells, read by a parser that is not ours; objects have lost their order.
  init(decoding text: Data) throws { self = try JSONDecoder().decode(Decoded.self, from: text).value }
}

private struct Decoded: Decodable {
  let value: JSONValue

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      value = .object(
        try object.allKeys.map { JSONValue.Member($0.stringValue, try object.decode(Decoded.self, forKey: $0).value) })
    } else if var list = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !list.isAtEnd { values.append(try list.decode(Decoded.self).value) }
      value = .list(values)
    } else {
      let single = try decoder.singleValueContainer()
      if single.decodeNil() {
        value = .null
      } else if let bool = try? single.decode(Bool.self) {
        value = .bool(bool)
      } else if let integer = try? single.decode(Int.self) {
        value = .integer(integer)
      } else if let number = try? single.decode(Double.self) {
        value = .number(number)
      } else {
        value = .text(try single.decode(String.self))
      }
    }
  }
}
