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
    let isFormula = text.utf8.first.map(formulaStarts.contains) ?? false
    let text = (isFormula && Double(text) == nil ? "'" + text : text).visible
    // By bytes: taking a Chinese text apart into characters was an eighth of a large table's cost.
    guard text.utf8.contains(where: quotedBytes.contains) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static let formulaStarts = Array("=+-@".utf8)
  private static let quotedBytes = Array(",\"\r\n".utf8)
}
