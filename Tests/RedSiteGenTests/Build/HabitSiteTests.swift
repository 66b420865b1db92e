import Authoring
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Whole sites with what people write and paste: told, mended by `redsite fix`, and then right.
@Suite struct HabitSiteTests {
  private func site(_ article: String, settings: String = "") throws -> TestSite {
    let site = try TestSite(
      """
      -- content/a/_index.md --
      ---
      title: 通知
      publish: true
      ---
      -- content/a/b.md --
      ---
      title: 乙
      date: 2026-01-01
      ---
      正文。
      -- content/a/活动 照片 1.jpg --
      图
      """)
    try site.write("content/a/x.md", article)
    if !settings.isEmpty {
      let toml = try #require(site.contents("site.toml"))
      try site.write("site.toml", toml + "\n" + settings)
    }
    return site
  }

  private func article(_ body: String) -> String {
    "---\ntitle: 演示\ndate: 2026-01-01\n---\n\n" + body + "\n"
  }

  private func codes(_ result: BuildResult) -> Set<String> {
    Set(result.report.diagnostics.map(\.code.name))
  }

  /// What the articles of an office look like, and the HTML that was meant.
  @Test(arguments: [
    ("姓名\t单位\t职务\n张某\t办公室\t主任", "pasted-table", "<td data-label=\"单位\">办公室</td>"),
    (
      "| 姓名 | 单位 |\n| 张某 | 办公室 |", "pasted-table",
      "<td data-label=\"单位\">办公室</td>"
    ),
    ("![合影](活动 照片 1.jpg)", "link-form", "alt=\"合影\""),
    ("见[乙]（b.md）。", "link-form", "<a href=\"/a/b.html\">乙</a>"),
    ("##一、安排\n\n＃＃ 二、要求", "heading-space", "<h2 id=\"二要求\">"),
    ("＊＊重点＊＊", "wide-mark", "<strong>重点</strong>"),
    ("｜姓名｜单位｜\n｜---｜---｜\n｜甲｜乙｜", "wide-mark", "<td data-label=\"单位\">乙</td>"),
    (
      "各党支部：\n　　根据要求，现通知如下。\n　　一、时间。\n　　二、地点。\n机关党委\n2026年11月20日", "wide-indent",
      "<p>二、地点。</p>\n<p>机关党委</p>"
    ),
    ("    四个空格缩进的一段。", "indented-paragraph", "<p>四个空格缩进的一段。</p>"),
    ("一、甲。\n二、乙。", "joined-paragraphs", "<p>一、甲。</p>\n<p>二、乙。</p>"),
    ("- 名单：\n\n  | 姓名 | 单位 |\n  | 甲 | 乙 |", "pasted-table", "<td data-label=\"单位\">乙</td>"),
  ])
  func habitsAreToldAndMended(_ body: String, _ code: String, _ html: String) throws {
    let site = try site(article(body))
    let first = site.build()
    #expect(codes(first).contains(code))
    #expect(!first.report.hasErrors)
    #expect(first.report.diagnostics.allSatisfy { $0.help?.chinese.isEmpty == false })
    let fixed = SiteFixer(site.options).apply()
    #expect(fixed.files.map(\.path).contains("content/a/x.md"))
    let second = site.build()
    #expect(second.problems == [])
    #expect(site.page("a/x.html")?.contains(html) == true)
  }

  @Test func strictSitesHaveErrorsAndOthersWarnings() throws {
    let text = article("　　甲。\n\n##一、乙\n\n＊＊丙＊＊")
    for (policy, hasErrors, isMended) in [
      ("mend", false, true), ("warn", false, false), ("strict", true, false),
    ] {
      let site = try site(text, settings: "[markdown]\nhabits = \"\(policy)\"")
      let result = site.build()
      #expect(codes(result) == ["wide-indent", "heading-space", "wide-mark"])
      #expect(result.report.hasErrors == hasErrors)
      if !hasErrors {
        #expect(site.page("a/x.html")?.contains("<h2") == isMended)
        #expect(site.page("a/x.html")?.contains("　") == !isMended)
      }
    }
  }

  @Test(arguments: [
    ("#主题党日# 活动", "#主题党日# 活动", true), ("关于 #主题党日# 的通知", "关于 #主题党日# 的通知", true),
    ("关于 C # 语言的通知", "关于 C # 语言的通知", false), ("主题党日 #第一期", "主题党日 #第一期", false),
    ("关于开展\n  主题党日的通知", "关于开展主题党日的通知", false), ("\"关于\n  通知\"", "关于通知", false),
    ("关于开展\n主题党日的通知", "关于开展主题党日的通知", true),
  ])
  func titlesKeepTheirText(_ written: String, _ title: String, _ isError: Bool) throws {
    let site = try site("---\ntitle: \(written)\ndate: 2026-01-01\n---\n\n正文。\n")
    let first = site.build()
    #expect(first.report.hasErrors == isError)
    #expect(first.report.diagnostics.count == 1)
    _ = SiteFixer(site.options).apply()
    #expect(site.build().problems == [])
    #expect(site.page("a/x.html")?.contains(title) == true)
  }

  @Test(arguments: ["【关于开展活动的通知】", "通知 # 这里是注释"])
  func doubtfulTitlesAreOnlyTold(_ written: String) throws {
    let site = try site("---\ntitle: \(written)\ndate: 2026-01-01\n---\n\n正文。\n")
    let result = site.build()
    #expect(codes(result) == ["title-form"])
    #expect(!result.report.hasErrors)
    #expect(SiteFixer(site.options).apply().files.isEmpty)
  }

  @Test(arguments: [
    "主题党日活动#第一期", "\"甲\" # 注释", "【通知】关于开展活动", "C# 语言", "'#主题党日# 活动'",
  ])
  func otherTitlesAreFine(_ written: String) throws {
    let site = try site("---\ntitle: \(written)\ndate: 2026-01-01\n---\n\n正文。\n")
    #expect(site.build().problems == [])
  }

  @Test func whatLeadsNowhereIsTold() throws {
    let site = try site(
      article("见[附件]()和![]()。\n\n![]()\n\n[甲](www.example.org) [乙](https：//a.cn/x)"))
    let result = site.build()
    let found = result.report.diagnostics
    #expect(found.filter { $0.code == .emptyLink }.count == 3)
    let links = found.filter { $0.code == .brokenLink }
    #expect(links.count == 2)
    #expect(links.first?.help?.chinese == "是不是 https://www.example.org？")
    #expect(links.last?.help?.chinese.contains("https://a.cn/x") == true)
    #expect(links.last?.message.chinese.contains("：") == true)
    _ = SiteFixer(site.options).apply()
    #expect(site.contents("content/a/x.md")?.contains("[乙](https://a.cn/x)") == true)
  }

  @Test func picturesNeedDescriptionsWhereTheProfileSaysSo() throws {
    let site = try site(article("![](<活动 照片 1.jpg>)"))
    #expect(site.build().problems == [])
    let party = site.build { $0.profile = .party }
    #expect(codes(party).contains("missing-description"))
  }

  @Test func anEmptyArticleIsToldUnlessItHasSomethingElse() throws {
    for (line, isTold) in [
      ("", true), ("draft: true\n", false), ("link: https://a.cn/\n", false),
      ("attachments: [b.md]\n", false), ("image: 活动 照片 1.jpg\n", false),
    ] {
      let site = try site("---\ntitle: 甲\ndate: 2026-01-01\n\(line)---\n\n")
      site.tellsEmptyBodies = true
      #expect(codes(site.build()).contains("empty-body") == isTold)
    }
  }

  @Test func aThousandHabitsAreToldInALine() throws {
    let site = try site(article(String(repeating: "　　甲。\n\n", count: 1000)))
    let result = site.build()
    #expect(result.report.warningCount == 1000)
    let fixed = SiteFixer(site.options).apply()
    #expect(fixed.files.count == 1)
    #expect(site.build().problems == [])
  }
}
