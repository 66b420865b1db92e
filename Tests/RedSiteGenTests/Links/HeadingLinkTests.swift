import Diagnostics
import RedSiteGen
import TestSupport
import Testing

@Suite struct HeadingLinkTests {
  private static let columns = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    ## 栏目说明
    -- content/study/_index.md --
    ---
    title: 学习
    ---
    -- content/topics/_index.md --
    ---
    title: 专题
    ---
    ## 全部专题
    -- content/topics/shu/_index.md --
    ---
    title: 读书
    ---
    # 活动 安排

    """

  private static let target = """
    -- content/study/b.md --
    ---
    title: 乙
    date: 2026-01-01
    ---
    ## 一、总体要求
    ## Work Plan
    ## 一、总体要求
    据统计[^1]。

    [^1]: 出处。

    """

  private func site(_ body: String, more: String = "") throws -> TestSite {
    let article = "-- content/news/a.md --\n---\ntitle: 甲\ndate: 2026-01-02\n---\n\(body)\n"
    let shown = """
      -- themes/plain/templates/column.html --
      {{ column.content }}
      -- themes/plain/templates/topic.html --
      {{ topic.content }}

      """
    return try TestSite(Self.columns + Self.target + article + shown + more)
  }

  private func links(_ page: String?) -> [String] {
    (page ?? "").split(separator: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func rawAndEncodedFragmentsLeadToTheIdentifier() throws {
    let site = try site(
      """
      [下文](#三总结) [编码](#%E4%B8%89%E6%80%BB%E7%BB%93) [乙](../study/b.md#一总体要求-2)
      [英文](/study/b.md?x=1#work-plan) [脚注](../study/b.md#fn-1) [网址](/study/b.html#fnref-1)
      [栏目](_index.md#栏目说明) [栏目](/news/#栏目说明) [专题](../topics/shu/_index.md#活动-安排)
      [页首](#) [页首](../study/b.md#top) [列表](/topics/_index.md#全部专题)

      ## 三、总结
      """)
    #expect(site.build().problems == [])
    let own = "#%E4%B8%89%E6%80%BB%E7%BB%93"
    let column = "/news/#%E6%A0%8F%E7%9B%AE%E8%AF%B4%E6%98%8E"
    #expect(
      links(site.page("news/a.html")) == [
        own, own, "/study/b.html#%E4%B8%80%E6%80%BB%E4%BD%93%E8%A6%81%E6%B1%82-2",
        "/study/b.html?x=1#work-plan", "/study/b.html#fn-1", "/study/b.html#fnref-1", column,
        column, "/topics/shu/#%E6%B4%BB%E5%8A%A8-%E5%AE%89%E6%8E%92", "#",
        "/study/b.html#top", "/topics/#%E5%85%A8%E9%83%A8%E4%B8%93%E9%A2%98",
      ])
    #expect(site.page("news/a.html")?.contains("id=\"三总结\"") == true)
  }

  @Test func missingHeadingsNameTheNearest() throws {
    let site = try site(
      """
      [本文](#三、总结) [乙](../study/b.md#总体要求)

      [乙](../study/b.md#一、总体要求) [脚注](../study/b.html#fn-2) [网址](/study/b.html#work-plam)

      [栏目](/news/_index.md#没有的东西) [专题](/topics/shu/#活动-安徘)

      ## 三、总结
      """)
    let result = site.build()
    #expect(
      result.problems == [
        "content/news/a.md:5:6 missing-heading 本文没有“#三、总结”这个标题",
        "content/news/a.md:5:17 missing-heading “../study/b.md”没有“#总体要求”这个标题",
        "content/news/a.md:7:5 missing-heading “../study/b.md”没有“#一、总体要求”这个标题",
        "content/news/a.md:7:32 broken-link 链接“../study/b.html”找不到对应的文件",
        "content/news/a.md:7:59 missing-heading “/study/b.html”没有“#work-plam”这个标题",
        "content/news/a.md:9:6 missing-heading “/news/_index.md”没有“#没有的东西”这个标题",
        "content/news/a.md:9:34 missing-heading “/topics/shu/”没有“#活动-安徘”这个标题",
      ])
    let help = result.report.diagnostics.map { $0.help?.chinese }
    #expect(help[0] == "是不是“#三总结”？")
    #expect(help[2] == "是不是“#一总体要求”？")
    #expect(help[3] == "是不是“b.md”？")
    #expect(help[4] == "是不是“#work-plan”？")
    #expect(help[5]?.hasPrefix("# 后面写标题的文字") == true)
    #expect(site.outputFiles() == [])
  }

  @Test func headingsOfEntriesWithoutPageAndOfFrontMatterLinks() throws {
    let site = try site(
      "[条目](c.md#标题)",
      more: """
        -- content/news/c.md --
        ---
        title: 条目
        date: 2026-01-01
        link: /study/b.md#work
        ---
        ## 标题
        -- content/news/d.md --
        ---
        title: 条目
        date: 2026-01-01
        link: ../study/b.md#work-plan
        ---
        """)
    #expect(
      site.build().problems == [
        "content/news/a.md:5:6 missing-heading “c.md”没有自己的网页（它写了 link），不能指向其中的标题",
        "content/news/c.md:4:7 missing-heading “/study/b.md”没有“#work”这个标题",
      ])
  }

  @Test func namesInAllowedHTMLCountAndAttachmentsAreNotLookedInto() throws {
    let site = try site(
      "<a id='dian'></a><a name=\"ming\"></a>\n\n[点](#dian) [名](#ming) [页](f.pdf#page=3)",
      more: """
        -- content/news/f.pdf --
        %PDF-1.4
        -- site.toml --
        [site]
        name = "测试网站"
        base_url = "https://test.example.org/"
        theme = "plain"
        [markdown]
        raw_html = "allow"
        """)
    #expect(site.build().problems == [])
  }

  @Test func findingsDoNotDependOnTheNumberOfJobs() throws {
    var more = ""
    for number in 1...80 {
      more += """
        -- content/news/n\(number).md --
        ---
        title: 第\(number)篇
        date: 2026-01-01
        ---
        ## 第\(number)节
        [前](n\(number % 80 + 1).md#第\(number)节) [后](n\((number + 7) % 80 + 1).md#第\(number)回)

        """
    }
    let site = try site("正文", more: more)
    let one = site.build { $0.jobs = 1 }
    let eight = site.build { $0.jobs = 8 }
    #expect(one.report.diagnostics == eight.report.diagnostics)
    #expect(one.report.diagnostics.count == 160)
    #expect(one.report.diagnostics.allSatisfy { $0.code == .missingHeading })
  }
}
