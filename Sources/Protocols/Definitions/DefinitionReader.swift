internal import StrictYAML

/// Reads the parts of a definition out of its document.
struct DefinitionReader: DocumentReader {
  var findings: DocumentFindings
  /// The placeholders that must have a value.
  var required: [Placeholder] = []

  /// A reader of `file`, which has found nothing yet.
  init(file: String) { findings = DocumentFindings(file: file) }
}
