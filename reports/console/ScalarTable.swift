internal import Vocabulary

/// A table of single numbers: over the measured window, and beside it over the whole point.
struct ScalarTable {
  let title: String
  /// The metrics that it shows if they have a number.
  let ids: [String]
  let point: PointReport
  let ink: Ink

  /// The head and the rows; nothing where there are none.
  var lines: [String] {
    let rows = ids.compactMap(row)
    return rows.isEmpty ? [] : [ink.bold(title.left(46) + "window".right(18) + "whole point".right(18))] + rows
  }

  private func row(_ id: String) -> String? {
    guard case .scalar(let value, let unit) = point[id] else { return nil }
    let whole: Double? =
      if case .scalar(let value, _) = point.untrimmed.first(where: { $0.id == id })?.result { value } else { nil }
    guard let typical = value ?? whole else { return nil }
    let form = NumberForm(unit, typical: typical)
    let label = "  \(id.left(34))\(form.unit ?? "")".left(46)
    return label + form.text(value).right(18) + form.text(whole).right(18)
  }
}
