import Base
import Diagnostics
import Records
import TestSupport
import Testing

@testable import Operations

/// Private reports stay out of the site.
@Suite struct ReportFolderTests {
  private static let report: RecordReport = {
    var report = RecordReport("letters", title: "来信办理")
    report.summary = ["受理 4 件。"]
    report.tables = [
      RecordTable(
        "letters", title: "来信", columns: [.init("编号", "number")], rows: [.init([.text("2026-1")])])
    ]
    return report
  }()

  private static func heading() throws -> ReportHeading {
    let day = try #require(CivilDate(year: 2026, month: 8, day: 1))
    return ReportHeading(
      site: "某<部>", period: ReportPeriod("2026-07"), asOf: day, program: "redsite 0")
  }

  @Test(arguments: ["", "/baobiao", "/a/b/../../content/x", "/link/x", "/public"])
  func aFolderOfTheSiteIsRefused(_ place: String) throws {
    let site = try TestSite("-- content/a.md --\n正文\n")
    _ = runShell("ln -s content '\(site.root)/link'; mkdir -p '\(site.root)/a/b'")
    let problem = #expect(throws: Diagnostic.self) {
      try ReportFolder(site.root + place, outside: [site.root, site.root + "/public"])
    }
    #expect(problem?.code == .reportInsideOutput)
    #expect(!runShell("ls -A '\(site.root)'").contains("baobiao"))
  }

  @Test func theOutputIsRefusedWhereverItLies() throws {
    let site = try TestSite("-- site/content/a.md --\n正文\n-- out/index.html --\nx\n")
    let problem = #expect(throws: Diagnostic.self) {
      try ReportFolder(
        site.root + "/out/reports", outside: [site.root + "/site", site.root + "/out"])
    }
    #expect(problem?.code == .reportInsideOutput)
  }

  @Test func aReportIsThreeKindsOfFiles() throws {
    let site = try TestSite("-- site/content/a.md --\n正文\n")
    // Beside the site, with a name that only begins like the site's.
    let folder = site.root + "/site-baobiao/2026"
    let files = try ReportFolder(
      folder, outside: [site.root + "/site", site.root + "/site/public"]
    ).write(Self.report, try Self.heading())
    #expect(files == ["letters.html", "letters.json", "letters.csv"])
    let html = runShell("cat '\(folder)/letters.html'")
    #expect(html.contains("<title>来信办理 · 某&lt;部&gt;</title>"))
    #expect(html.contains("2026年7月，截至 2026年8月1日"))
    #expect(html.contains("<th scope=\"row\" data-label=\"编号\">2026-1</th>"))
    #expect(!html.contains("<script"))
    let json = runShell("cat '\(folder)/letters.json'")
    #expect(json.contains(#""period":"2026-07","from":"2026-07-01","to":"2026-07-31""#))
    // Written again, it is replaced.
    _ = try ReportFolder(
      folder, outside: [site.root + "/site", site.root + "/site/public"]
    ).write(Self.report, try Self.heading())
    #expect(runShell("ls -A '\(folder)'") == "letters.csv\nletters.html\nletters.json\n")
  }
}
