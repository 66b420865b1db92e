import Base
import Diagnostics
import Glibc
import Records
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// What letters come to.
@Suite struct LetterRecordTests {
  private static func record(_ site: TestSite, asOf: String) throws -> LetterRecord {
    let (planned, calendar) = try LetterSite.planned(site, asOf: asOf)
    return LetterRecord(
      planned, calendar: calendar, asOf: try WorkingCalendarTests.day(asOf))
  }

  private static func rows(_ report: RecordReport, _ name: String) throws -> [[String]] {
    let table = try #require(report.tables.first { $0.name == name })
    for row in table.rows { #expect(row.cells.count == table.columns.count) }
    return table.rows.map { $0.cells.map(\.text) }
  }

  /// The rows of `expected.csv` about letters.
  @Test func theExampleIsAsThePaperSays() throws {
    let site = try TestSite(LetterSite.example)
    let record = try Self.record(site, asOf: "2026-08-01")
    let july = try #require(ReportPeriod("2026-07"))
    let report = record.report(over: july)
    let letters = try Self.rows(report, "letters").map { "\($0[0]) \($0[10]) \($0[7]) \($0[9])" }
    #expect(
      letters == [
        "2026-0001 按期 2026-07-22 已答复", "2026-0002 逾期已答复 2026-07-22 逾期已答复",
        "2026-0003 逾期 2026-07-23 逾期", "2026-0005 不计 2026-07-24 撤回",
        "2026-0004 办理中 2026-08-18 待办",
      ])
    // 单位 收到 受理 已答复 答复率 按期 逾期已答复 逾期未答复 按期答复率
    let numbers = ["5", "4", "2", "2/4 = 50.0%", "1", "1", "1", "1/3 = 33.3%"]
    #expect(
      try Self.rows(report, "letters-units") == [["第二支部"] + numbers, ["合计"] + numbers])
    #expect(
      try Self.rows(report, "letters-mailboxes") == [["部长信箱", "15个工作日"] + numbers])
    #expect(try Self.rows(report, "letters-overdue").map { $0[0] + $0[7] } == ["2026-0003逾期"])
    // Nobody was given letters 3 and 4 within three working days; 4 came in on 28 July.
    #expect(
      try Self.rows(report, "letters-unacknowledged").map { $0[0] } == ["2026-0003", "2026-0004"])
    #expect(report.overdueCount == 2)
    #expect(report.missingYears == [])
    #expect(report.summary.last?.contains("答复率 2/4 = 50.0%，按期答复率 1/3 = 33.3%") == true)
  }

  @Test func aPeriodHasTheLettersThatCameInInIt() throws {
    let site = try TestSite(LetterSite.example)
    let record = try Self.record(site, asOf: "2026-08-01")
    for (name, count) in [("2026-Q3", 5), ("2026", 5), ("2026-06", 0), ("2026-08", 0)] {
      let report = record.report(over: try #require(ReportPeriod(name)))
      #expect(try Self.rows(report, "letters").count == count)
      // What is overdue is so in any period.
      #expect(report.overdueCount == 2)
    }
    let empty = record.publicReport(over: try #require(ReportPeriod("2026-06")))
    #expect(empty.summary.last?.contains("答复率 —，按期答复率 —") == true)
    #expect(empty.tables.allSatisfy { $0.rows.isEmpty })
    // What is public lists no letter.
    let shown = record.publicReport(over: try #require(ReportPeriod("2026")))
    #expect(shown.tables.map(\.name) == ["letters-units", "letters-mailboxes"])
    #expect(!shown.tables.contains { $0.csv.contains("2026-000") })
  }

  @Test func whatIsNearlyDueIsListedFromItsDayOn() throws {
    let site = try TestSite(LetterSite.example)
    func listed(_ asOf: String) throws -> [String] {
      let table = try Self.record(site, asOf: asOf).overdueTable()
      return table.rows.map { row in
        [0, 6, 7, 8].map { row.cells[$0].text }.joined(separator: " ")
      }
    }
    #expect(try listed("2026-07-16") == [])
    #expect(
      try listed("2026-07-17") == [
        "2026-0001 2026-07-22 将到期 2026-07-17", "2026-0002 2026-07-22 将到期 2026-07-17",
      ])
    #expect(try listed("2026-07-24") == ["2026-0003 2026-07-23 逾期 2026-07-20"])
  }

  @Test func whatHappensLaterIsNotKnownYet() throws {
    let site = try TestSite(LetterSite.example)
    let record = try Self.record(site, asOf: "2026-07-10")
    let report = record.report(over: try #require(ReportPeriod("2026-07")))
    #expect(try Self.rows(report, "letters").map { $0[9] } == ["待办", "待办", "待办", "撤回"])
    #expect(
      try Self.rows(report, "letters-units")[0][3...] == ["0", "0/3 = 0.0%", "0", "0", "0", "—"])
    #expect(try Self.rows(report, "letters").allSatisfy { $0[8].isEmpty })
  }

  @Test func lettersThatAreNotPublishedCount() throws {
    let site = try TestSite(
      LetterSite.example + """

        -- data/letters-private.csv --
        编号,信箱,收到,主题类,单位,转办,答复,结果
        2026-0006,buzhang,2026-07-06 08:00,求助,u1,2026-07-07,2026-07-10,已答复
        2026-0007,buzhang,2026-07-07,投诉,,,,转信访
        2026-0008,buzhang,2026-07-08,投诉,,2026-07-09,,
        """)
    let record = try Self.record(site, asOf: "2026-08-01")
    let report = record.report(over: try #require(ReportPeriod("2026-07")))
    #expect(
      try Self.rows(report, "letters-units").map { $0[0...4].joined(separator: " ") } == [
        "第一支部 3 2 1 1/2 = 50.0%", "第二支部 5 4 2 2/4 = 50.0%", "合计 8 6 3 3/6 = 50.0%",
      ])
    #expect(try Self.rows(report, "letters").filter { $0[11] == "不公开" }.count == 6)
  }

  @Test func aMissingYearIsNamedAndNotGuessed() throws {
    let site = try LetterSite.site([
      ("date: 2026-12-10\nletter: { # }", ""),
      ("date: 2026-12-10\nletter: { #, answered_on: 2026-12-29 }", "## 答复\n\n好。"),
      ("date: 2026-12-11\nletter: { #, answered_on: 2026-12-14 }", "## 答复\n\n好。"),
    ])
    var options = site.options
    options.asOf = "2026-12-30"
    let look = SiteBuilder(options).planned()
    #expect(
      look.result.report.diagnostics.map(\.code) == [.calendarMissing, .calendarMissing])
    #expect(look.result.report.diagnostics.allSatisfy { $0.severity == .warning })
    let planned = try #require(look.draft?.plan.site)
    let record = LetterRecord(
      planned, calendar: WorkingCalendar(), asOf: try WorkingCalendarTests.day("2026-12-30"))
    let report = record.report(over: try #require(ReportPeriod("2026")))
    #expect(report.missingYears == [2027])
    #expect(report.overdueCount == 0)
    #expect(
      try Self.rows(report, "letters").map { $0[7] } == Array(repeating: "缺 2027 年放假安排", count: 3))
    let box = try Self.rows(report, "letters-mailboxes")[0]
    #expect(box[4...] == ["2", "2/3 = 66.7%"][...] + ["1", "0", "0", "1/1 = 100.0%"])
    let notes = try #require(report.tables.first).notes
    #expect(notes.contains { $0.contains("2 件的期限要等放假安排公布后确定") })
  }

  /// The time that this thread has run for: others run beside it.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Ten thousand letters take about ten times as long as a thousand.
  @Test func tenThousandLettersAreLinear() throws {
    func seconds(_ count: Int) throws -> Double {
      var rows = "number,mailbox,received,topic,unit,answered_on\n"
      for number in 1...count {
        let digits = String(number)
        let padded = String(repeating: "0", count: 5 - digits.count) + digits
        rows += "2026-\(padded),box,2026-0\(number % 6 + 1)-1\(number % 9),建议,u1,2026-06-25\n"
      }
      let site = try LetterSite.site([], "-- data/letters-private.csv --\n" + rows)
      let (planned, calendar) = try LetterSite.planned(site, asOf: "2026-07-01")
      #expect(planned.letters.count == count)
      var best = Double.infinity
      for _ in 0..<3 {
        let start = Self.seconds()
        let record = LetterRecord(planned, calendar: calendar, asOf: planned.now.date)
        _ = ReportPeriod("2026").map { record.report(over: $0) }
        best = min(best, Self.seconds() - start)
      }
      return best
    }
    let (few, many) = (try seconds(1000), try seconds(10_000))
    #expect(many < few * 30, "\(few) s and \(many) s")
  }
}
