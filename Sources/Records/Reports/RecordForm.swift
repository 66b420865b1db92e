import Base

/// The forms in which a report is printed.
package enum RecordForm: String, Sendable, CaseIterable {
  /// Lines for a terminal.
  case text
  /// A page that is complete in itself.
  case html
  /// The rows of all tables, each with the name of its table first.
  case csv
  /// An object with the title, the summary and the tables.
  case json
}

extension RecordReport {
  /// The report as text of a form.
  package func text(_ form: RecordForm) -> String {
    switch form {
    case .text: plain
    case .html: html
    case .csv: csv
    case .json: json
    }
  }

  private var plain: String {
    var lines = [title] + summary
    for table in tables {
      lines += ["", table.title] + table.notes
      if table.rows.isEmpty { lines.append(table.empty) }
      for row in table.rows {
        let cells = zip(table.columns, row.cells).compactMap { column, cell in
          cell == .none ? nil : "\(column.title)：\(cell.line)"
        }
        lines.append("- " + cells.joined(separator: "　"))
      }
    }
    return lines.map { $0.visible + "\n" }.joined()
  }

  private var csv: String {
    tables.enumerated().map { place, table in
      let text = place == 0 ? table.csv : String(table.csv.dropFirst())
      return place == 0
        ? CSVText.byteOrderMark + CSVText.row([table.title]) + text.dropFirst()
        : "\r\n" + CSVText.row([table.title]) + text
    }.joined()
  }

  private var json: String {
    var output = ByteBuffer(capacity: 1 << 12)
    output.append("{\"name\":")
    output.append(json: name)
    output.append(",\"title\":")
    output.append(json: title)
    output.append(",\"summary\":[")
    for (place, line) in summary.enumerated() {
      if place > 0 { output.append(",") }
      output.append(json: line)
    }
    output.append("],\"tables\":[")
    for (place, table) in tables.enumerated() {
      if place > 0 { output.append(",") }
      table.write(json: &output)
    }
    output.append("]}\n")
    return output.makeString()
  }

  private var html: String {
    var output = ByteBuffer(capacity: 1 << 13)
    output.append(
      """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <title>
      """)
    output.append(escaping: title)
    output.append(
      """
      </title>
      <style>
      body { font: 1rem/1.6 sans-serif; margin: 1rem auto; padding: 0 1rem; max-width: 72rem; }
      .table-scroll { overflow-x: auto; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid; padding: .3rem .5rem; text-align: left; vertical-align: top; }
      .number { text-align: right; }
      .bad { font-weight: bold; }
      </style>
      </head>
      <body>
      <main>
      <h1>
      """)
    output.append(escaping: title)
    output.append("</h1>\n")
    for line in summary {
      output.append("<p>")
      output.append(escaping: line)
      output.append("</p>\n")
    }
    for table in tables { table.write(html: &output) }
    output.append("</main>\n</body>\n</html>\n")
    return output.makeString()
  }
}

extension RecordTable.Cell {
  /// The cell in a line: what is a link with where it leads.
  fileprivate var line: String {
    if case .link(let text, let url) = self { return "\(text) <\(url)>" }
    return text
  }
}
