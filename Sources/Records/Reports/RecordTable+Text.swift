import Base

extension RecordTable.Cell {
  /// What people read, in a page and in a CSV file.
  package var text: String {
    switch self {
    case .none: ""
    case .text(let text), .link(let text, _), .state(let text, _), .unknown(let text): text
    case .number(let number): String(number)
    case .hundredths(let value): Self.decimal(value)
    case .share(let part, let whole): Self.share(part, of: whole)
    case .day(let day): day.string(.fullDate)
    }
  }

  /// A number of two decimals: `15.34`, `-2.34`.
  private static func decimal(_ hundredths: Int) -> String {
    let magnitude = hundredths.magnitude
    let cents = magnitude % 100
    return (hundredths < 0 ? "-" : "") + "\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }

  /// A share with what it was computed from, to one decimal, halves away from zero.
  ///
  /// Nothing of nothing is no share: it is not 100 %.
  private static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "—" }
    let thousandths = (part * 2000 + whole) / (2 * whole)
    return "\(part)/\(whole) = \(thousandths / 10).\(thousandths % 10)%"
  }

  /// Whether it stands at the end of its column, as numbers do.
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .hundredths, .share: true
    default: false
    }
  }
}

extension RecordReport {
  /// The report as HTML: its sentences, its tables, its trends.
  ///
  /// - Parameters:
  ///   - output: the page.
  ///   - csvURL: where a table can be had as CSV; empty where it cannot.
  package func write(html output: inout ByteBuffer, csvURL: (RecordTable) -> String) {
    writeSummary(html: &output)
    for table in tables { table.write(html: &output, csvURL: csvURL(table)) }
    for trend in trends { trend.write(html: &output) }
  }

  /// The sentences alone.
  package func writeSummary(html output: inout ByteBuffer) {
    for sentence in summary {
      output.append("<p class=\"record-summary\">")
      output.append(escaping: sentence)
      output.append("</p>\n")
    }
  }
}

extension RecordTable {
  /// The table as a CSV file for spreadsheet programs: UTF-8 with its mark, a first row of heads.
  package var csv: String {
    var output = ByteBuffer(capacity: 1 << 12)
    write(csv: &output)
    return output.makeString()
  }

  /// Appends what `csv` is.
  package func write(csv output: inout ByteBuffer) {
    output.append(contentsOf: CSVText.byteOrderMark)
    output.append(csvRow: columns.map(\.title))
    for row in rows { output.append(csvRow: row.cells.map(\.text)) }
  }

  /// The table as JSON: an object with its name, title, notes and rows, each by the keys of columns.
  ///
  /// Days are `YYYY-MM-DD`, hundredths decimal numbers, a share an object of `part` and `whole`;
  /// nothing is null.
  package func write(json output: inout ByteBuffer) {
    output.append("{\"name\":")
    output.append(json: name)
    output.append(",\"title\":")
    output.append(json: title)
    output.append(",\"notes\":[")
    for (index, note) in notes.enumerated() {
      if index > 0 { output.append(",") }
      output.append(json: note)
    }
    output.append("],\"rows\":[")
    for (index, row) in rows.enumerated() {
      output.append(contentsOf: index > 0 ? ",\n{" : "\n{")
      for (offset, (column, cell)) in zip(columns, row.cells).enumerated() {
        if offset > 0 { output.append(",") }
        output.append(json: column.key)
        output.append(":")
        cell.write(json: &output)
      }
      output.append("}")
    }
    output.append("]}")
  }

  /// The table as HTML: caption, notes, and a table that scrolls where it is wider than the page.
  ///
  /// - Parameters:
  ///   - output: the page.
  ///   - csvURL: where the same table can be had as CSV; empty where it cannot.
  package func write(html output: inout ByteBuffer, csvURL: String = "") {
    output.append("<section class=\"record-table\" id=\"")
    output.append(escaping: name)
    output.append("\">\n<h2>")
    output.append(escaping: title)
    output.append("</h2>\n")
    for note in notes {
      output.append("<p class=\"record-note\">")
      output.append(escaping: note)
      output.append("</p>\n")
    }
    if rows.isEmpty {
      output.append("<p class=\"record-empty\">")
      output.append(escaping: empty)
      output.append("</p>\n")
    } else {
      writeRows(to: &output)
    }
    if !csvURL.isEmpty, !rows.isEmpty {
      output.append("<p class=\"record-download\"><a href=\"")
      output.append(escaping: csvURL)
      output.append("\" download>下载这张表（CSV）</a></p>\n")
    }
    output.append("</section>\n")
  }

  private func writeRows(to output: inout ByteBuffer) {
    output.append("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    output.append(escaping: title)
    output.append("\">\n<table class=\"table-cards\">\n<thead><tr>")
    for (index, column) in columns.enumerated() {
      let isNumber = rows.contains { index < $0.cells.count && $0.cells[index].isNumber }
      output.append(isNumber ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
      output.append(escaping: column.title)
      output.append("</th>")
    }
    output.append("</tr></thead>\n<tbody>\n")
    for row in rows {
      output.append("<tr")
      if !row.anchor.isEmpty {
        output.append(" id=\"")
        output.append(escaping: row.anchor)
        output.append("\"")
      }
      output.append(">")
      for (index, (column, cell)) in zip(columns, row.cells).enumerated() {
        output.append(index == 0 ? "<th scope=\"row\" data-label=\"" : "<td data-label=\"")
        output.append(escaping: column.title)
        output.append(cell.isNumber ? "\" class=\"number\">" : "\">")
        cell.write(html: &output)
        output.append(index == 0 ? "</th>" : "</td>")
      }
      output.append("</tr>\n")
    }
    output.append("</tbody>\n</table>\n</div>\n")
  }
}

extension RecordTable.Cell {
  fileprivate func write(html output: inout ByteBuffer) {
    switch self {
    case .link(let text, let url):
      output.append("<a href=\"")
      output.append(escaping: url)
      output.append("\">")
      output.append(escaping: text)
      output.append("</a>")
    case .state(let text, let mood):
      output.append("<span class=\"record-state ")
      output.append(contentsOf: mood.rawValue)
      output.append("\">")
      output.append(escaping: text)
      output.append("</span>")
    case .day(let day):
      let text = day.string(.fullDate)
      output.append("<time datetime=\"")
      output.append(contentsOf: text)
      output.append("\">")
      output.append(contentsOf: text)
      output.append("</time>")
    default: output.append(escaping: text)
    }
  }

  fileprivate func write(json output: inout ByteBuffer) {
    switch self {
    case .none: output.append("null")
    case .number, .hundredths: output.append(contentsOf: text)
    case .share(let part, let whole):
      output.append(contentsOf: "{\"part\":\(part),\"whole\":\(whole)}")
    case .link(let text, let url):
      output.append("{\"text\":")
      output.append(json: text)
      output.append(",\"url\":")
      output.append(json: url)
      output.append("}")
    case .text, .day, .state, .unknown: output.append(json: text)
    }
  }
}
