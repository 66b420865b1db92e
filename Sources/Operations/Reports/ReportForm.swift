import Base
import Records

/// How a report is printed.
package enum ReportForm: String, Sendable, CaseIterable {
  /// Lines for a terminal.
  case text
  /// A page that is complete in itself.
  case html
  /// The rows of all tables, each below the title of its table.
  case csv
  /// An object with the title, the summary and the tables.
  case json
}

extension RecordReport {
  /// The report as text of a form.
  package func text(_ form: ReportForm, _ heading: ReportHeading) -> String {
    switch form {
    case .text: plain(heading)
    case .html: String(decoding: ReportPage.html(self, heading), as: UTF8.self)
    case .csv: csv
    case .json: String(decoding: ReportPage.json(self, heading), as: UTF8.self)
    }
  }

  private func plain(_ heading: ReportHeading) -> String {
    var lines = [title, heading.text] + summary
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
    CSVText.byteOrderMark
      + tables.map { CSVText.row([$0.title]) + $0.csv.dropFirst() }.joined(separator: "\r\n")
  }
}

extension RecordTable.Cell {
  /// The cell in a line: what is a link with where it leads.
  fileprivate var line: String {
    if case .link(let text, let url) = self { return "\(text) <\(url)>" }
    return text
  }
}
