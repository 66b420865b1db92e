import Base
import Operations
import Records
import TestSupport
import Testing

/// The shape of reports: periods, and a table as HTML, CSV and JSON.
@Suite struct ReportTests {
  private static func day(_ text: String) throws -> CivilDate {
    try WorkingCalendarTests.day(text)
  }

  @Test(arguments: [
    ("2026-07", "2026-07-01", "2026-07-31", "2026年7月"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024年2月"),
    ("2026-Q3", "2026-07-01", "2026-09-30", "2026年第三季度"),
    ("2026-H2", "2026-07-01", "2026-12-31", "2026年下半年"),
    ("2026", "2026-01-01", "2026-12-31", "2026年"),
  ])
  func namesStandForTheirDays(_ name: String, _ first: String, _ last: String, _ title: String)
    throws
  {
    let period = try #require(ReportPeriod(name))
    #expect(period.days == (try Self.day(first))...(try Self.day(last)))
    #expect(period.name == name)
    #expect(period.title == title)
  }

  @Test(arguments: [
    "2026-13", "2026-00", "2026-Q5", "2026-H0", "26", "2026-7", "２０２６", "2026-", "",
  ])
  func whatIsNoPeriodIsRefused(_ name: String) {
    #expect(ReportPeriod(name) == nil)
  }

  @Test func thePeriodBeforeIsOfTheSameKind() throws {
    func before(_ name: String) -> String? { ReportPeriod(name)?.previous?.name }
    #expect(before("2026-01") == "2025-12")
    #expect(before("2026-Q1") == "2025-Q4")
    #expect(before("2026-H1") == "2025-H2")
    #expect(before("2026") == "2025")
    let days = ReportPeriod((try Self.day("2026-07-06"))...(try Self.day("2026-07-12")))
    #expect(days.previous?.name == "2026-06-29--2026-07-05")
    #expect(ReportPeriod("2026-Q3")?.months.map(\.name) == ["2026-07", "2026-08", "2026-09"])
  }

  private static func table() throws -> RecordTable {
    RecordTable(
      "letters", title: "来信 & 答复", notes: ["按<收到>的日子算"],
      columns: [
        .init("编号", "number"), .init("分", "points"), .init("按期答复率", "rate"),
        .init("期限", "due"), .init("状态", "state"), .init("文章", "article"),
      ],
      rows: [
        .init(
          [
            .text("2026-\"1\""), .hundredths(-234), .share(1, of: 3), .day(try day("2026-07-22")),
            .state("逾期", .bad), .link("食堂", url: "/a/?x=1&y=2"),
          ], anchor: "l1"),
        .init([
          .number(7), .hundredths(5), .share(0, of: 0), .unknown("缺 2027 年放假安排"), .none, .none,
        ]),
      ])
  }

  @Test func cellsReadAsPeopleWriteThem() {
    #expect(RecordTable.Cell.hundredths(1534).text == "15.34")
    #expect(RecordTable.Cell.hundredths(-5).text == "-0.05")
    #expect(RecordTable.Cell.share(1, of: 3).text == "1/3 = 33.3%")
    #expect(RecordTable.Cell.share(2, of: 3).text == "2/3 = 66.7%")
    #expect(RecordTable.Cell.share(1, of: 1).text == "1/1 = 100.0%")
    #expect(RecordTable.Cell.share(1, of: 2000).text == "1/2000 = 0.1%")
    #expect(RecordTable.Cell.share(0, of: 0).text == "—")
  }

  @Test func csvOpensInSpreadsheetPrograms() throws {
    let lines = try Self.table().csv.split(separator: "\r\n").map(String.init)
    #expect(lines[0] == "\u{FEFF}编号,分,按期答复率,期限,状态,文章")
    #expect(lines[1] == "\"2026-\"\"1\"\"\",-2.34,1/3 = 33.3%,2026-07-22,逾期,食堂")
    #expect(lines[2] == "7,0.05,—,缺 2027 年放假安排,,")
    // A text that a spreadsheet program would run is text.
    #expect(CSVText.row(["=1+1", "-2.34", "-x"]) == "'=1+1,-2.34,'-x\r\n")
    // Full-width marks are nothing special; what nobody sees is written out.
    #expect(
      CSVText.row(["“先进”，（甲）", "", "两\n行", "甲\u{202E}乙", "a,\u{200B}"])
        == "“先进”，（甲）,,两<U+000A>行,甲<U+202E>乙,\"a,<U+200B>\"\r\n")
  }

  @Test func everyCellIsEscapedInHTML() throws {
    var page = ByteBuffer(capacity: 4096)
    try Self.table().write(html: &page, csvURL: "letters.csv")
    let html = page.withBytes { $0.string }
    #expect(html.contains("<h2>来信 &amp; 答复</h2>"))
    #expect(html.contains("按&lt;收到&gt;的日子算"))
    #expect(
      html.contains("<tr id=\"l1\"><th scope=\"row\" data-label=\"编号\">2026-&#34;1&#34;</th>"))
    #expect(html.contains("<a href=\"/a/?x=1&amp;y=2\">食堂</a>"))
    #expect(html.contains("<span class=\"record-state bad\">逾期</span>"))
    #expect(html.contains("<a href=\"letters.csv\" download>"))
  }

  @Test func jsonKeepsKindsOfValues() throws {
    var output = ByteBuffer(capacity: 4096)
    try Self.table().write(json: &output)
    let json = output.withBytes { $0.string }
    #expect(json.contains(#""points":-2.34,"rate":{"part":1,"whole":3},"due":"2026-07-22""#))
    #expect(json.contains(#""state":null,"article":null"#))
  }

  @Test func aTableWithoutRowsSaysSo() {
    let table = RecordTable("a", title: "甲", columns: [.init("乙", "b")], empty: "没有逾期的。")
    var page = ByteBuffer(capacity: 1024)
    table.write(html: &page, csvURL: "a.csv")
    let html = page.withBytes { $0.string }
    #expect(html.contains("<p class=\"record-empty\">没有逾期的。</p>"))
    #expect(!html.contains("<table") && !html.contains("a.csv"))
  }

  @Test func aTrendSaysItsNumbers() {
    var page = ByteBuffer(capacity: 1024)
    RecordTrend("每月篇数", [.init("6月", 12), .init("7月", 0), .init("8月", nil)]).write(html: &page)
    let html = page.withBytes { $0.string }
    #expect(html.contains("aria-label=\"每月篇数：6月 12，7月 0，8月 没有\""))
    #expect(html.split(separator: "<rect").count == 2)
    #expect(html.contains(">—</text>"))
  }
}
