package import Vocabulary

/// All there is to say about one key of a plan: how it is called, what it accepts, how its value goes into a `RunPlan` and comes out.
package struct PlanKey: Sendable {
  /// How a flag takes its value.
  package enum Shape: Sendable {
    /// `--key VALUE`.
    case value
    /// `--key VALUE`, as often as there are values.
    case repeated
    /// `--key` and `--no-key`.
    case onOff
  }

  /// Its name in plan files and reports, in snake_case.
  package let name: String
  /// A second name of its flag, in kebab-case.
  package let alias: String?
  /// One line on what it says.
  package let help: String
  /// Stands for its value in usage lines.
  package let placeholder: String
  /// What its value may be, in words.
  package let accepted: String
  /// All the words that its value may be, where it is one of a few.
  package let choices: [String]
  /// How its flag takes the value.
  package let shape: Shape
  /// The field of the plan that it sets; several keys may share one, of which a plan then uses one.
  let field: any PartialKeyPath<RunPlan> & Sendable
  /// Sets the field to what was written.
  let read: @Sendable (WrittenValue, inout RunPlan) throws(Misread) -> Void
  /// The field's value as a plan file spells it; `nil` where the plan says nothing by this key.
  package let show: @Sendable (RunPlan) -> JSONValue?

  /// A key whose field always has a value.
  init<Value>(
    _ name: String, alias: String? = nil, _ field: any WritableKeyPath<RunPlan, Value> & Sendable, _ form: ValueForm<Value>,
    _ help: String
  ) {
    self.name = name
    self.alias = alias
    self.help = help
    placeholder = form.placeholder
    accepted = form.accepted
    choices = form.choices
    shape = form.shape
    self.field = field
    read = { (value, plan) throws(Misread) in plan[keyPath: field] = try form.read(value) }
    show = { form.show($0[keyPath: field]) }
  }

  /// A key whose field may be absent.
  init<Value>(
    _ name: String, alias: String? = nil, _ field: any WritableKeyPath<RunPlan, Value?> & Sendable, _ form: ValueForm<Value>,
    _ help: String
  ) {
    self.init(name, alias: alias, field, form.wrapped(as: Optional.some) { $0 }, help)
  }

  /// Its flag, `--max-in-flight`.
  package var flag: String { "--" + name.replacing("_", with: "-") }

  /// The names of its flag, dashes included.
  package var flags: [String] { [flag] + (alias.map { ["--" + $0] } ?? []) }

  /// Its help, with the default where a plan has one.
  package var helpWithDefault: String {
    let value = show(RunPlan())
    let note =
      switch shape {
      case .value: value.map { " (default: \(WrittenValue($0).shown))" }
      case .repeated: " Repeatable."
      case .onOff: value == .bool(true) ? " (default: on)" : nil
      }
    return help + (note ?? "")
  }
}
