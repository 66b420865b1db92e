import Base

/// How a list is printed.
package enum ListFormat: String, Sendable, CaseIterable {
  /// For people, in columns that line up under Chinese text.
  case text
  /// Comma-separated values (RFC 4180) with a first row of names.
  case csv
  /// One JSON array.
  case json
}

/// Rows of comma-separated values (RFC 4180).
enum CSVText {
  /// A row with its line end.
  static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    // A cell that begins like a formula would be run by spreadsheet programs.
    let isFormula = text.first.map { "=+-@".contains($0) } ?? false
    let text = (isFormula ? "'" + text : text).visible
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
