import Base
import Diagnostics
import Glibc
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Records of large sites: what adds up, and how long it takes where that is asked for.
@Suite struct RecordScaleTests {
  /// A site of 150 columns with daily windows, 40 units and 200 contributors, and as many articles
  /// over as many years as wanted, each of one or two contributors.
  private static func book(
    articles: Int, from first: String, through last: String, everyColumn rule: String
  ) throws -> RecordBook {
    var text = RecordSite.settings(
      """
      [[cadence]]
      name = "每月三条"
      for = "contributors"
      every = "month"
      at_least = 3
      [[cadence]]
      name = "单位每季一篇"
      for = "units"
      every = "quarter"
      """)
    for column in 0..<150 {
      text += "-- content/c\(column)/_index.md --\n---\ntitle: 栏目\(column)\n\(rule)---\n"
    }
    text += "-- data/units.csv --\n标识,名称\n"
    for unit in 0..<40 { text += "u\(unit),单位\(unit)\n" }
    text += "-- data/contributors.csv --\n标识,名称,单位\n"
    for person in 0..<200 { text += "p\(person),信息员\(person),u\(person % 40)\n" }
    text += """
      -- data/points.toml --
      name = "办法"
      from = 2004-01-01
      article_cap = 20
      member_cap = 30
      [[base]]
      points = 1
      [[base]]
      column = "c1"
      points = 3
      [[bonus]]
      when = "headline"
      points = 2
      [[deductions]]
      when = "quota-short"
      rule = "每月三条"
      points = 1
      """
    let small = try RecordSite.book(text, last)
    var site = small.site
    let start = try WorkingCalendarTests.day(first)
    let days = try start.distance(to: WorkingCalendarTests.day(last))
    for index in 0..<articles {
      let writers = index % 3 == 0 ? [index % 200, (index + 7) % 200] : [index % 200]
      let place = IndexRange(start: site.records.contributorLists.count, count: writers.count)
      site.records.contributorLists += writers.map { Contributor.ID($0) }
      var article = RecordedArticle(
        file: site.columns[0].file ?? SourceFile.ID(0), title: site.columns[1].title,
        column: Column.ID(1 + index * 7 % 150), contributors: place,
        day: start.advanced(by: index * days / articles), origin: .original)
      article.isHeadline = index % 50 == 0
      site.records.articles.append(article)
    }
    return RecordBook(site, calendar: small.calendar, asOf: small.asOf)
  }

  /// Runs something; prints how long it took where `REDSITE_MEASURE` is set.
  private static func timed<Output>(_ name: String, _ body: () throws -> Output) rethrows -> Output
  {
    func processorTime() -> Int {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }
    let start = processorTime()
    let output: Output? = try body()
    let time = processorTime() - start
    if getenv("REDSITE_MEASURE") != nil { print("MEASURE \(name): \(time) µs of one processor") }
    guard let output else { preconditionFailure("the body ran") }
    return output
  }

  @Test func aLargeSiteAddsUp() throws {
    let made = try Self.book(
      articles: 18_675, from: "2023-01-01", through: "2026-12-20", everyColumn: "")
    let book = Self.timed("book of 18,675 articles") {
      RecordBook(made.site, calendar: made.calendar, asOf: made.asOf)
    }
    let ledger = Self.timed("points ledger") { PointsLedger(book) }
    let period = try RecordSite.period("2026-H1")
    let table = Self.timed("points table") { ledger.table(period) }
    let cadence = Self.timed("cadence report") { book.cadenceReport(period) }
    #expect(table.rows.count == 240)
    #expect(cadence.rows("cadence").count == 200 * 6 + 40 * 2)
    // The rows of the detail of everybody add up to their scores.
    let report = ledger.report(period)
    var sums: [String: Int] = [:]
    for row in report.tables.last?.rows ?? [] {
      guard case .hundredths(let points) = row.cells[6] else { continue }
      sums[row.cells[0].text, default: 0] += points
    }
    for row in table.rows {
      guard case .hundredths(let score) = row.cells[4] else { continue }
      let name = row.cells[3].text.isEmpty ? row.cells[2].text : row.cells[3].text
      #expect(sums[name] == score, "\(name)")
    }
    // Without caps and deductions, units would have what articles are worth.
    #expect(report.tables.count == 3)
  }

  @Test func twentyThreeYearsOfDailyWindows() throws {
    let book = try Self.book(
      articles: 18_675, from: "2004-01-01", through: "2026-12-20",
      everyColumn: "cadence: { every: workday }\n")
    let first = try WorkingCalendarTests.day("2004-01-01")
    let last = try WorkingCalendarTests.day("2026-12-20")
    let period = ReportPeriod(first...last)
    let report = Self.timed("23 years × 150 columns of daily windows") {
      book.cadenceReport(period, isPublic: true)
    }
    let rows = report.tables[1].rows
    // A row for each column and year; working days of all rows, less those of the last eleven days.
    #expect(rows.count == 150 * 23)
    var required = 0
    for row in rows {
      if case .number(let count) = row.cells[3] { required += count }
    }
    let workdays = try book.calendar.workdays(in: first...last)
    #expect(required == 150 * workdays)
  }
}
