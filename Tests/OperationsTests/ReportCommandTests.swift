import TestSupport
import Testing

/// `redsite report` and the pages below `/records/`, from outside.
@Suite struct ReportCommandTests {
  private static func site(_ more: String = "") throws -> TestSite {
    try TestSite(
      """
      -- site/site.toml --
      [site]
      name = "某机关党建网"
      base_url = "https://dj.example.org/"
      theme = "text"
      profile = "none"

      [[cadence]]
      name = "要闻每月两篇"
      for = "columns"
      column = "yaowen"
      every = "month"
      at_least = 2
      since = 2026-05-01

      [public]
      cadence = true
      letters = true
      \(more)
      -- site/data/units.csv --
      标识,名称,电话
      bgs,办公室,010-00000000
      -- site/data/mailboxes.toml --
      [[mailboxes]]
      id = "xx"
      name = "信箱"
      owner = "bgs"
      column = "xinxiang"
      answer = "15w"
      publish = "received"
      -- site/content/yaowen/_index.md --
      ---
      title: 要闻
      ---
      -- site/content/xinxiang/_index.md --
      ---
      title: 信箱
      ---
      -- site/content/yaowen/a.md --
      ---
      title: 甲
      date: 2026-06-03
      ---
      正文。
      -- site/content/xinxiang/2026-0001.md --
      ---
      title: 食堂开放时间的建议
      date: 2026-06-01 10:20
      letter: { number: 2026-0001, topic: 建议, from: 网友, unit: bgs }
      ---

      ## 来信

      能不能早一点开。

      """)
  }

  private static func run(_ site: TestSite, _ words: String) -> (output: String, status: String) {
    let text = runShell(
      "cd '\(site.root)' && '\(Program.path)' report \(words) --site site --lang zh 2>&1; echo \"[$?]\""
    )
    guard let mark = text.lastIndex(of: "[") else { return (text, "") }
    return (String(text[..<mark]), String(text[mark...]))
  }

  @Test func allReportsAndTheirIndexAreWrittenOutsideTheSite() throws {
    let site = try Self.site()
    let (output, status) = Self.run(
      site, "all --period 2026-06 --as-of 2026-07-10 -o baobiao")
    #expect(status == "[0]\n", "\(output)")
    let files = Set(runShell("ls '\(site.root)/baobiao'").split(separator: "\n").map(String.init))
    for name in [
      "index.html", "overdue.html", "cadence.html", "cadence.csv", "letters.html",
      "letters.json", "letters-units.csv", "audit.html", "zero.html",
    ] {
      #expect(files.contains(name), "\(name): \(files.sorted())")
    }
    // The site keeps no points, so there is no table of them.
    #expect(!files.contains("points.html"))
    let index = runShell("cat '\(site.root)/baobiao/index.html'")
    #expect(index.contains("这一周要办的"))
    #expect(index.contains("2026-0001"))
    #expect(index.contains("<a href=\"letters.html\">来信办理</a>"))
    #expect(index.contains("aria-label=\"每月发布的文章（篇）："))
    #expect(runShell("cat '\(site.root)/baobiao/letters.json'").contains("\"overdue\":1"))
  }

  @Test func overdueFailsWhereThatWasAskedFor() throws {
    let site = try Self.site()
    #expect(Self.run(site, "letters --as-of 2026-06-10 --fail-on overdue").status == "[0]\n")
    #expect(Self.run(site, "letters --as-of 2026-07-10 --fail-on overdue").status == "[1]\n")
    #expect(Self.run(site, "letters --as-of 2026-07-10").status == "[0]\n")
  }

  @Test func theFolderOfTheSiteIsRefused() throws {
    let site = try Self.site()
    let (output, status) = Self.run(site, "letters -o site/baobiao")
    #expect(status == "[1]\n")
    #expect(output.contains("report-inside-output"))
    #expect(!runShell("ls '\(site.root)/site'").contains("baobiao"))
  }

  @Test func wrongWordsAreSaidBeforeAnythingIsRead() throws {
    let site = try Self.site()
    for words in [
      "letters --period 2026-13", "letters --from 2026-07-01", "laixin",
      "letters --from 2026-07-02 --to 2026-07-01",
      "letters --period 2026 --from 2026-01-01 --to 2026-02-01",
    ] {
      #expect(Self.run(site, words).status == "[64]\n", "\(words)")
    }
  }

  @Test func aMissingYearIsSaidAndFails() throws {
    let site = try Self.site()
    try site.write(
      "site/content/xinxiang/2026-0002.md",
      "---\ntitle: 年底的来信\ndate: 2026-12-28\n"
        + "letter: { number: 2026-0002, topic: 建议, from: 网友, unit: bgs }\n---\n\n## 来信\n\n问。\n")
    let (output, status) = Self.run(site, "letters --period 2026-12 --as-of 2026-12-31")
    #expect(status == "[1]\n")
    #expect(output.contains("2027 年的放假安排"))
  }

  @Test func whatIsPublicHasPagesAndNothingElse() throws {
    let site = try Self.site()
    let result = runShell(
      "cd '\(site.root)' && '\(Program.path)' build site -o '\(site.root)/out' --as-of 2026-07-10 2>&1; find out/records -type f | sort"
    )
    for path in [
      "out/records/index.html", "out/records/letters/2026/index.html",
      "out/records/letters/2026/q2/index.html", "out/records/letters/2026/06/index.html",
      "out/records/letters/2026/06/letters-units.csv", "out/records/cadence/2026/05/index.html",
    ] {
      #expect(result.contains(path + "\n"), "\(path): \(result)")
    }
    #expect(!result.contains("records/letters/2026/05"))
    #expect(!result.contains("records/letters/2026/08"))
    #expect(!result.contains("records/points") && !result.contains("records/audit"))
    let month = runShell("cat '\(site.root)/out/records/letters/2026/06/index.html'")
    #expect(month.contains("办公室"))
    // Rates only: no letter is named.
    #expect(!month.contains("食堂") && !month.contains("2026-0001"))
    #expect(runShell("cat '\(site.root)/out/records/index.html'").contains("来信办理"))
  }

  @Test func nothingIsPublicUnlessSomebodyDecidesSo() throws {
    let site = try Self.site()
    try site.write(
      "site/site.toml",
      "[site]\nname = \"某机关党建网\"\nbase_url = \"https://dj.example.org/\"\ntheme = \"text\"\nprofile = \"none\"\n"
    )
    let listing = runShell(
      "cd '\(site.root)' && '\(Program.path)' build site -o '\(site.root)/out' --as-of 2026-07-10 >/dev/null 2>&1; ls out"
    )
    #expect(listing.contains("xinxiang") && !listing.contains("records"))
  }
}
