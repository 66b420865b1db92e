import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// What CI services read of a check.
@Suite struct JobReportTests {
  private let text = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    -- content/news/a.md --
    ---
    title: 甲
    date: 2026-06-01
    ---
    见[乙|丙](none.md)和[另一处](`b`.md)。
    """

  @Test func gitLabReadsACodeQualityReport() throws {
    let site = try TestSite(text)
    let report = SiteBuilder(site.options).check().report.text(.gitlab, in: .chinese)
    let check =
      "python3 -c 'import json,sys\n"
      + "for item in json.load(sys.stdin):\n"
      + "    print(item[\"location\"][\"path\"], item[\"location\"][\"lines\"][\"begin\"],"
      + " item[\"severity\"], item[\"check_name\"], len(item[\"fingerprint\"]))'"
    try site.write("report.json", report)
    let lines = runShell("\(check) < \(site.root)/report.json").split(separator: "\n")
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0 == "content/news/a.md 5 critical broken-link 16" }, "\(lines)")
    // A line above the problem is another line, and the same problem.
    let moved = try TestSite(text.replacing("见[乙", with: "上面一行。\n\n见[乙"))
    let after = SiteBuilder(moved.options).check().report.text(.gitlab, in: .chinese)
    let prints = { (text: String) in
      Set(text.split(separator: "\"").filter { $0.count == 16 && $0.allSatisfy(\.isHexDigit) })
    }
    #expect(!prints(report).isEmpty)
    // The excerpt of the second is the same line; only line numbers differ.
    #expect(prints(report) == prints(after))
    #expect(report != after)
  }

  @Test func summaryIsATableThatNothingBreaks() throws {
    let site = try TestSite(text)
    let report = SiteBuilder(site.options).check().report
    let summary = JobSummary(language: .chinese).text(report, release: "没有发布")
    #expect(summary.hasPrefix("## 网站检查\n\n\(report.errorCount) 个错误、0 个警告。\n\n没有发布\n"))
    let rows = summary.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(rows.count == 2 + report.diagnostics.count)
    for row in rows {
      let bars = row.replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == 4, "\(row)")
    }
    #expect(
      JobSummary(language: .english).text(DiagnosticReport([])).contains("No problems found."))
  }
}
