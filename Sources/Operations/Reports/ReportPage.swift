import Base
import Diagnostics
import Records
import SiteModel

/// What stands above every table of a report, and in its JSON.
package struct ReportHeading: Sendable {
  /// The name of the site.
  package var site: String
  /// The period; nil for what is about a day alone.
  package var period: ReportPeriod?
  /// The day it is seen from.
  package var asOf: CivilDate
  /// The program and commit that made it.
  package var program: String

  package init(site: String, period: ReportPeriod?, asOf: CivilDate, program: String) {
    self.site = site
    self.period = period
    self.asOf = asOf
    self.program = program
  }

  /// What it says: the period, and the day it is seen from.
  var text: String {
    (period.map { $0.title + "，" } ?? "") + "截至 \(asOf.chinese)"
  }
}

/// A report as a file that is whole by itself: no script, nothing from elsewhere.
package enum ReportPage {
  /// The report as a page that reads on a phone and prints on A4.
  static func html(_ report: RecordReport, _ heading: ReportHeading) -> [UInt8] {
    document(title: report.title, heading) { body in
      report.write(html: &body) { $0.name + ".csv" }
    }
  }

  /// A page with a heading and whatever `content` writes.
  static func document(
    title: String, _ heading: ReportHeading, _ content: (inout ByteBuffer) -> Void
  ) -> [UInt8] {
    document(
      title: title, site: heading.site, below: heading.text,
      footer: "内部使用，含有不公开的内容。" + heading.program, content)
  }

  /// A page with a heading and whatever `content` writes.
  ///
  /// - Parameters:
  ///   - title: its title.
  ///   - site: the name of the site.
  ///   - text: what stands below the title.
  ///   - footer: what stands at the end.
  ///   - language: the language that it is in.
  ///   - content: writes what is between them.
  /// - Returns: the page, as HTML.
  package static func document(
    title: String, site: String, below text: String, footer: String,
    in language: Language = .chinese, _ content: (inout ByteBuffer) -> Void
  ) -> [UInt8] {
    var page = ByteBuffer(capacity: 1 << 14)
    page.append(
      """
      <!DOCTYPE html>
      <html lang="
      """)
    page.append(language == .chinese ? "zh-CN" : "en")
    page.append(
      """
      ">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex,nofollow">
      <title>
      """)
    page.append(escaping: title + " · " + site)
    page.append("</title>\n<style>\n")
    page.append(reportStyle)
    page.append("</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"record-site\">")
    page.append(escaping: site)
    page.append("</p>\n<h1>")
    page.append(escaping: title)
    page.append("</h1>\n<p class=\"record-period\">")
    page.append(escaping: text)
    page.append("</p>\n</header>\n")
    content(&page)
    page.append("</main>\n<footer>")
    page.append(escaping: footer)
    page.append("</footer>\n</body>\n</html>\n")
    return page.withBytes { Array($0) }
  }

  /// The report as JSON: one object with its tables.
  static func json(_ report: RecordReport, _ heading: ReportHeading) -> [UInt8] {
    var output = ByteBuffer(capacity: 1 << 14)
    func member(_ key: StaticString, _ value: String) {
      output.append(key)
      output.append(json: value)
    }
    member("{\"report\":", report.name)
    member(",\"title\":", report.title)
    member(",\"site\":", heading.site)
    if let period = heading.period {
      member(",\"period\":", period.name)
      member(",\"from\":", period.days.lowerBound.string(.fullDate))
      member(",\"to\":", period.days.upperBound.string(.fullDate))
    }
    member(",\"as_of\":", heading.asOf.string(.fullDate))
    member(",\"program\":", heading.program)
    output.append(",\"overdue\":")
    output.append(decimal: report.overdueCount)
    output.append(",\"missing_years\":[")
    for (index, year) in report.missingYears.sorted().enumerated() {
      if index > 0 { output.append(",") }
      output.append(decimal: year)
    }
    output.append("],\"summary\":[")
    for (index, sentence) in report.summary.enumerated() {
      if index > 0 { output.append(",") }
      output.append(json: sentence)
    }
    output.append("],\"tables\":[")
    for (index, table) in report.tables.enumerated() {
      output.append(index > 0 ? "," : "")
      output.append("\n")
      table.write(json: &output)
    }
    output.append("]}\n")
    return output.withBytes { Array($0) }
  }
}
