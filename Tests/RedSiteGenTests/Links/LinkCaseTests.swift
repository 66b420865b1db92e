import Authoring
import Diagnostics
import RedSiteGen
import TestSupport
import Testing

@Suite struct LinkCaseTests {
  private static let files = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    -- content/news/Plan-B.md --
    ---
    title: 乙
    date: 2026-01-01
    ---
    -- content/news/Tu.PNG --
    图
    -- content/news/计划A.md --
    ---
    title: 丙
    date: 2026-01-01
    ---

    """

  private func site(_ front: String, _ body: String) throws -> TestSite {
    try TestSite(
      Self.files
        + "-- content/news/a.md --\n---\ntitle: 甲\ndate: 2026-01-02\n\(front)---\n\(body)\n")
  }

  private func fixed(_ site: TestSite) -> String {
    var options = BuildOptions(site: site.root)
    options.asOf = "2026-07-01"
    options.themes = ThemeSearchPath(folders: [])
    _ = SiteFixer(options).apply()
    let text = site.contents("content/news/a.md") ?? ""
    return String(text.dropFirst(text.prefix { $0 != "\n" }.count))
  }

  @Test func bodyLinksAreErrorsWithTheRightSpelling() throws {
    let site = try site(
      "",
      """
      [乙](plan-b.md) [乙](../News/./plan-b.md#x) ![图](tu.png "图")

      [乙](/news/plan-b.html) [栏目](/NEWS/) [丙](%E8%AE%A1%E5%88%92a.md) [乙](<PLAN-b.md>)
      """)
    let result = site.build()
    #expect(
      result.problems == [
        "content/news/a.md:5:5 link-differs-in-case “plan-b.md”的大小写和实际的文件不一致",
        "content/news/a.md:5:20 link-differs-in-case “../News/./plan-b.md”的大小写和实际的文件不一致",
        "content/news/a.md:5:48 link-differs-in-case “tu.png”的大小写和实际的文件不一致",
        "content/news/a.md:7:5 link-differs-in-case “/news/plan-b.html”的大小写和实际的文件不一致",
        "content/news/a.md:7:29 link-differs-in-case “/NEWS/”的大小写和实际的文件不一致",
        "content/news/a.md:7:41 link-differs-in-case “计划a.md”的大小写和实际的文件不一致",
        "content/news/a.md:7:70 link-differs-in-case “PLAN-b.md”的大小写和实际的文件不一致",
      ])
    #expect(result.exitStatus == 1)
    #expect(result.report.diagnostics[1].help?.chinese == "请改成“../news/./Plan-B.md”")
    #expect(
      result.report.diagnostics.map { $0.fix?.replacement } == [
        "Plan-B.md", "../news/./Plan-B.md", "Tu.PNG", "/news/Plan-B.html", "/news/",
        "%E8%AE%A1%E5%88%92A.md", "Plan-B.md",
      ])
    #expect(
      fixed(site).hasSuffix(
        """
        [乙](Plan-B.md) [乙](../news/./Plan-B.md#x) ![图](Tu.PNG "图")

        [乙](/news/Plan-B.html) [栏目](/news/) [丙](%E8%AE%A1%E5%88%92A.md) [乙](<Plan-B.md>)

        """ + "\n"))
  }

  @Test func noFixWhereThePlaceIsInDoubt() throws {
    let site = try site(
      "",
      """
      `[乙](plan-b.md)` [乙](plan-b.md)

      plan-b.md 见[乙](plan-b.md)

      [乙][b] ![图](Tu.PNG)

      [b]: plan-b.md
      """)
    let diagnostics = site.build().report.diagnostics
    #expect(diagnostics.count == 3)
    #expect(diagnostics.allSatisfy { $0.code == .linkDiffersInCase && $0.fix == nil })
  }

  @Test func frontMatterToo() throws {
    let site = try site(
      """
      image: tu.png
      attachments: ["/News/TU.png"]
      link: plan-b.md
      document: {number: 某党〔2026〕1号, replaces: [news/PLAN-B.md]}

      """, "")
    let result = site.build()
    #expect(
      result.problems == [
        "content/news/a.md:4:8 link-differs-in-case “tu.png”的大小写和实际的文件不一致",
        "content/news/a.md:5:15 link-differs-in-case “/News/TU.png”的大小写和实际的文件不一致",
        "content/news/a.md:6:7 link-differs-in-case “plan-b.md”的大小写和实际的文件不一致",
        "content/news/a.md:7:43 link-differs-in-case “news/PLAN-B.md”的大小写和实际的文件不一致",
      ])
    let text = fixed(site)
    #expect(text.contains("image: Tu.PNG\n"))
    #expect(text.contains("attachments: [\"/news/Tu.PNG\"]\n"))
    #expect(text.contains("link: Plan-B.md\n"))
    #expect(text.contains("replaces: [news/Plan-B.md]}\n"))
    #expect(site.build().problems == [])
  }

  @Test func movedFilesAreFoundByName() throws {
    let site = try site("", "![图](Tu.PNG) [乙](../jiu/Plan-B.md) [没有](../jiu/没有的文章.md)")
    let result = site.build()
    #expect(result.report.diagnostics.map(\.code) == [.brokenLink, .brokenLink])
    #expect(result.report.diagnostics[0].help?.chinese == "是不是“/news/Plan-B.md”？")
    #expect(result.report.diagnostics[1].help?.chinese.hasPrefix("站内链接写") == true)
  }
}
