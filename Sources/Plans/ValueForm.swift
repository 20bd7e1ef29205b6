internal import Vocabulary

/// How values of one kind are spelled: reads what was written, shows what a plan holds.
///
/// What `show` gives, `read` takes back to the same value; the round trip of whole plans rests on it.
struct ValueForm<Value>: Sendable {
  /// Stands for a value in usage lines: `N`, `TIME`.
  var placeholder: String
  /// What may be written, in words.
  var accepted: String
  /// All the words that may be written, where it is one of a few.
  var choices: [String] = []
  /// How a flag takes it.
  var shape = PlanKey.Shape.value
  /// The value that was written.
  var read: @Sendable (WrittenValue) throws(Misread) -> Value
  /// How a plan file spells the value; `nil` where nothing need be said.
  var show: @Sendable (Value) -> JSONValue?
}

extension ValueForm {
  /// A form of single values: `parse` reads their text.
  init(
    _ placeholder: String, _ accepted: String, parse: @escaping @Sendable (String) throws(Misread) -> Value,
    show: @escaping @Sendable (Value) -> JSONValue?
  ) {
    self.init(
      placeholder: placeholder, accepted: accepted,
      read: { (value) throws(Misread) in try parse(try value.text()) }, show: show)
  }

  /// The form of a type of which this form's values are one kind: what is of another kind shows nothing.
  func wrapped<Whole>(
    as wrap: @escaping @Sendable (Value) -> Whole, _ unwrap: @escaping @Sendable (Whole) -> Value?
  ) -> ValueForm<Whole> {
    ValueForm<Whole>(
      placeholder: placeholder, accepted: accepted, choices: choices, shape: shape,
      read: { (value) throws(Misread) in wrap(try read(value)) },
      show: { unwrap($0).flatMap(show) })
  }
}

extension ValueForm where Value == String {
  /// Any text but none.
  static func text(_ placeholder: String, _ accepted: String) -> ValueForm {
    ValueForm(placeholder, accepted) { (text) throws(Misread) in
      if text.isEmpty { throw Misread(text, "empty") }
      return text
    } show: {
      $0.isEmpty ? nil : .text($0)
    }
  }

  /// The path of a file or folder.
  static func path(_ placeholder: String = "FILE") -> ValueForm {
    ValueForm(placeholder, "the path of a \(placeholder.lowercased())") { (text) throws(Misread) in
      if text.isEmpty { throw Misread(text, "empty") }
      if text.utf8.contains(0) { throw Misread(text, "holds a NUL, which no path can") }
      return text
    } show: {
      .text($0)
    }
  }

  /// The name of one folder.
  static var folderName: ValueForm {
    ValueForm("NAME", "a name without “/” and control characters, at most 100 bytes long") { (text) throws(Misread) in
      if text.isEmpty { throw Misread(text, "empty") }
      if text.hasPrefix(".") { throw Misread(text, "begins with a dot") }
      if text.contains("/") || text.holdsControls { throw Misread(text, "holds a character that it may not") }
      if text.utf8.count > 100 { throw Misread(text, "too long") }
      return text
    } show: {
      .text($0)
    }
  }

  /// A JSON object that means one thing to whoever reads it; in a plan file a mapping does as well.
  ///
  /// It is shown without the secrets in it; so is what cannot be read, of which nobody knows where they are.
  static var jsonObject: ValueForm {
    ValueForm(
      placeholder: "JSON", accepted: "a JSON object, as {\"top_k\": 20}",
      read: { (value) throws(Misread) in
        let text = if case .map = value { value.json } else { try value.text() }
        let shown = Redaction.isSecret(text) || text.contains("sk-") ? nil : text
        let json: JSONText
        do throws(JSONFault) { json = try JSONText(text) } catch {
          throw Misread(shown, "not JSON: at byte \(error.column) \(error.problem)")
        }
        if json.kind != .object { throw Misread(shown, "JSON, but not an object") }
        if let ambiguity = json.ambiguity { throw Misread(shown, ambiguity) }
        return json.text
      },
      show: { text in
        let parts = JSONValue(ofText: text)?.withoutSecrets()
        return .text(parts.flatMap { $0.secrets.isEmpty ? nil : $0.shown.compactText } ?? text)
      })
  }
}

extension ValueForm where Value == Bool {
  /// On or off, said by the key; `whenOn` is the value that `true` stands for.
  static func onOff(whenOn: Bool = true) -> ValueForm {
    var form = ValueForm("true|false", "true or false") { (text) throws(Misread) in
      switch text {
      case "true": return whenOn
      case "false": return !whenOn
      default: throw Misread(text, "neither true nor false")
      }
    } show: {
      .bool($0 == whenOn)
    }
    form.shape = .onOff
    return form
  }
}

extension ValueForm where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One of a few words.
  static var choice: ValueForm {
    let words = Value.allCases.map(\.rawValue)
    let accepted = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    var form = ValueForm(words.joined(separator: "|"), accepted) { (text) throws(Misread) in
      guard let value = Value(rawValue: text) else { throw Misread(text, "not one of them") }
      return value
    } show: {
      .text($0.rawValue)
    }
    form.choices = words
    return form
  }
}

extension JSONText {
  /// What in the value readers of JSON take in different ways, or not at all; `nil` where there is nothing.
  fileprivate var ambiguity: String? {
    switch kind {
    case .number: number?.isFinite == true ? nil : "\(text) in it is a number beyond all bounds"
    case .array: elements?.firstNonNil(\.ambiguity)
    case .object:
      members?.map(\.name).firstRepeated.map { "“\($0)” stands twice in one object" } ?? members?.firstNonNil(\.value.ambiguity)
    case .string, .bool, .null: nil
    }
  }
}

extension Sequence {
  /// The first of what `transform` finds.
  fileprivate func firstNonNil<Found>(_ transform: (Element) -> Found?) -> Found? { lazy.compactMap(transform).first }
}
