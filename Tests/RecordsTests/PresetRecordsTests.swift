import Base
import Diagnostics
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// The presets bring rules and data that show what records look like.
@Suite struct PresetRecordsTests {
  private static func book(_ preset: String, _ asOf: String) throws -> RecordBook {
    var options = BuildOptions(site: ExampleSite.repository + "/presets/" + preset)
    options.asOf = asOf
    let look = SiteBuilder(options).planned()
    let problems = look.result.report.diagnostics.filter { $0.severity != .note }
    #expect(problems.isEmpty, "\(problems.map { "\($0.location.path): \($0.message.english)" })")
    let draft = try #require(look.draft)
    let inputs = try #require(look.inputs)
    return RecordBook(
      draft.plan.site, calendar: WorkingCalendar(inputs.parsed.calendar),
      asOf: draft.plan.site.now.date)
  }

  @Test func laibinShowsEveryState() throws {
    let book = try Self.book("laibin", "2026-12-01")
    var states: Set<String> = []
    for month in ["2026-10", "2026-11"] {
      let report = try book.cadenceReport(RecordSite.period(month))
      for row in report.rows("cadence") where row.hasPrefix("信息员每月三条|") {
        let cells = row.split(separator: "|", omittingEmptySubsequences: false)
        states.insert(String(cells[5]))
      }
    }
    #expect(states == ["完成", "不足", "零报告", "未报", "不计"])
    let table = try PointsLedger(book).table(RecordSite.period("2026-11"))
    let scores = table.rows.map { $0.cells[3].text + " " + $0.cells[4].text + $0.cells[11].text }
    // Three articles, one 精品, one 优稿, one without either: (1 + 5) + (1 + 2) + 1; a request in
    // time 2, and something that only another site printed 3.
    #expect(scores.contains("市委组织部信息员 15.00达标"))
    #expect(try !book.zeroReport(RecordSite.period("2026-11")).rows("zero-contributors").isEmpty)
    #expect(book.overdueReport().rows("overdue-requests").count == 1)
  }

  @Test(arguments: ["chongqing", "wenhua"]) func thereAreScoresAndRules(_ preset: String) throws {
    let book = try Self.book(preset, "2026-12-01")
    let report = try book.cadenceReport(RecordSite.period("2026-11"))
    #expect(!report.rows("cadence").isEmpty)
    let ledger = PointsLedger(book)
    let table = try ledger.table(RecordSite.period("2026-Q4"))
    let scores = Set(table.rows.map { $0.cells[4].text })
    #expect(scores.count > 2)
    // Nobody has sent anything in December yet, and all are ranked.
    let december = try ledger.table(RecordSite.period("2026-12"))
    #expect(december.rows.count == table.rows.count)
    #expect(december.rows.contains { $0.cells[11].text == "未报" })
  }
}
