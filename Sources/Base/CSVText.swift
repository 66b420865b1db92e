/// Rows of comma-separated values (RFC 4180) for people with a spreadsheet program.
public enum CSVText {
  /// What a file for spreadsheet programs begins with: without it they take UTF-8 for GBK.
  public static let byteOrderMark = "\u{FEFF}"

  /// A row with its line end.
  public static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    // A cell that begins like a formula would be run by spreadsheet programs; a number is none.
    let isFormula = text.first.map { "=+-@".contains($0) } ?? false
    let text = (isFormula && Double(text) == nil ? "'" + text : text).visible
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
