/// Rows of comma-separated values (RFC 4180) for people with a spreadsheet program.
public enum CSVText {
  /// What a file for spreadsheet programs begins with: without it they take UTF-8 for GBK.
  public static let byteOrderMark = "\u{FEFF}"

  /// A row with its line end.
  public static func row(_ cells: [String]) -> String {
    var row = ByteBuffer(capacity: 256)
    row.append(csvRow: cells)
    return row.makeString()
  }

  /// A cell in which something must be changed or quoted.
  fileprivate static func cell(_ text: String) -> String {
    // A cell that begins like a formula would be run by spreadsheet programs; a number is none.
    let isFormula = text.utf8.first.map(isFormulaStart) ?? false
    let text = (isFormula && Double(text) == nil ? "'" + text : text).visible
    guard text.utf8.contains(where: isQuoted) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// Whether a cell is written as it is: by far the most are.
  fileprivate static func isPlain(_ text: Bytes) -> Bool {
    guard let first = text.first else { return true }
    return !isFormulaStart(first)
      && text.allSatisfy { !String.mayBeginUnseen($0) && !isQuoted($0) }
  }

  private static func isFormulaStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
    default: false
    }
  }

  private static func isQuoted(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), Ascii.lineFeed, Ascii.carriageReturn: true
    default: false
    }
  }
}

extension ByteBuffer {
  /// Appends a row of CSV with its line end.
  ///
  /// An array, as rooms above do not specialize what is generic here: that cost four times the rest.
  public mutating func append(csvRow cells: [String]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      let isWritten = cell.withBytes { bytes in
        guard CSVText.isPlain(bytes) else { return false }
        append(bytes)
        return true
      }
      if !isWritten { append(contentsOf: CSVText.cell(cell)) }
    }
    append("\r\n")
  }
}
