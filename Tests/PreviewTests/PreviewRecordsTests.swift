import Preview
import RedSiteGen
import TestSupport
import Testing

/// `/_records/`: the private records of a preview, as they are now.
@Suite struct PreviewRecordsTests {
  private static func site() throws -> TestSite {
    try TestSite(
      """
      -- data/mailboxes.toml --
      [[mailboxes]]
      id = "xx"
      name = "信箱"
      column = "xinxiang"
      answer = "15w"
      publish = "received"
      phone = "010-00000000"
      -- content/xinxiang/_index.md --
      ---
      title: 信箱
      ---
      -- content/xinxiang/2026-0001.md --
      ---
      title: 食堂的建议
      date: 2026-06-01
      letter: { number: 2026-0001, topic: 建议, from: 网友 }
      ---

      ## 来信

      问。
      """)
  }

  private static func preview(_ site: TestSite, asOf: String) -> PreviewSite {
    var options = BuildOptions(site: site.root)
    options.asOf = asOf
    var preview = PreviewSite(options, origin: "http://127.0.0.1:8000")
    preview.load()
    return preview
  }

  private static func file(_ preview: PreviewSite, _ name: String, _ period: String = "") -> String?
  {
    preview.withPages { pages in
      pages.records(name, period).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test func theDashboardAndItsReportsAreThere() throws {
    let preview = Self.preview(try Self.site(), asOf: "2026-07-10")
    let dashboard = try #require(Self.file(preview, ""))
    #expect(dashboard.contains("<a href=\"letters.html\">来信办理</a>"))
    #expect(dashboard.contains("2026-0001"))
    // The audit reads all of the history: only where somebody opens it.
    #expect(!dashboard.contains("audit.html"))
    #expect(Self.file(preview, "letters.html", "2026-06")?.contains("2026年6月") == true)
    #expect(Self.file(preview, "letters.json", "2026")?.contains("\"overdue\":1") == true)
    #expect(Self.file(preview, "letters.csv", "2026")?.contains("食堂的建议") == true)
    #expect(Self.file(preview, "audit.html")?.contains("自查，不代表检查结果") == true)
  }

  @Test(arguments: ["points.html", "nothing.html", "../site.toml", "letters.txt"])
  func whatIsNoReportIsNotThere(_ name: String) throws {
    #expect(Self.file(Self.preview(try Self.site(), asOf: "2026-07-10"), name) == nil)
  }

  @Test func aPeriodThatIsNoneHasNothing() throws {
    let preview = Self.preview(try Self.site(), asOf: "2026-07-10")
    #expect(Self.file(preview, "letters.html", "2026-13") == nil)
  }
}
