import Base
import Records

/// What the person in charge opens on Monday: what is due, then each record in a few words.
package struct Dashboard {
  private let reports: [RecordReport]
  private let heading: ReportHeading
  private let trends: [RecordTrend]

  /// A dashboard of some reports, each of which has a page of its own beside it.
  package init(_ reports: [RecordReport], _ heading: ReportHeading, trends: [RecordTrend]) {
    self.reports = reports
    self.heading = heading
    self.trends = trends
  }

  /// The page, `index.html`, which leads to each report at its address.
  package func html(address: (RecordReport) -> String = { $0.name + ".html" }) -> [UInt8] {
    ReportPage.document(title: "工作台", heading) { body in
      for report in reports where report.name == RecordName.overdue.rawValue {
        writeDue(report, address, to: &body)
      }
      body.append("<section class=\"cards\">\n")
      for report in reports where report.name != RecordName.overdue.rawValue {
        writeCard(report, address, to: &body)
      }
      body.append("</section>\n")
      for trend in trends { trend.write(html: &body) }
    }
  }

  private func writeDue(
    _ report: RecordReport, _ address: (RecordReport) -> String, to body: inout ByteBuffer
  ) {
    body.append("<section class=\"due\">\n<h2><a href=\"")
    body.append(escaping: address(report))
    body.append("\">这一周要办的</a></h2>\n")
    for sentence in report.summary {
      body.append("<p class=\"record-note\">")
      body.append(escaping: sentence)
      body.append("</p>\n")
    }
    let tables = report.tables.filter { !$0.rows.isEmpty }
    if tables.isEmpty { body.append("<p class=\"record-summary\">没有逾期的，也没有快到期的。</p>\n") }
    body.append("</section>\n")
    for table in tables { table.write(html: &body) }
  }

  private func writeCard(
    _ report: RecordReport, _ address: (RecordReport) -> String, to body: inout ByteBuffer
  ) {
    body.append("<section class=\"card\">\n<h2><a href=\"")
    body.append(escaping: address(report))
    body.append("\">")
    body.append(escaping: RecordName(rawValue: report.name)?.title ?? report.title)
    body.append("</a></h2>\n")
    for sentence in report.summary {
      body.append("<p>")
      body.append(escaping: sentence)
      body.append("</p>\n")
    }
    if report.overdueCount > 0 {
      body.append("<p><span class=\"record-state bad\">逾期 ")
      body.append(decimal: report.overdueCount)
      body.append(" 项</span></p>\n")
    }
    writeRanks(report, to: &body)
    body.append("</section>\n")
  }

  /// The first of a ranking, as in the table of points.
  private func writeRanks(_ report: RecordReport, to body: inout ByteBuffer) {
    guard report.name == RecordName.points.rawValue else { return }
    for table in report.tables where table.name != "points-detail" && !table.rows.isEmpty {
      var first = table
      first.rows = table.rows.prefix(5).map { RecordTable.Row($0.cells) }
      first.notes = []
      first.write(html: &body)
    }
  }
}
