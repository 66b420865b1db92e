import RedSiteGen
import SiteModel
import TestSupport
import Testing

@Suite struct VisibilityTests {
  private let text = """
    -- content/news/_index.md --
    ---
    title: 新闻
    ---
    -- content/topics/shu/_index.md --
    ---
    title: 读书
    ---
    -- content/news/shown.md --
    ---
    title: 已发布
    date: 2026-06-01
    ---
    正文
    -- content/news/draft.md --
    ---
    title: 草稿QZXW
    date: 2026-06-02
    draft: true
    topics: [shu]
    keywords: [词QZXW]
    aliases: [/old/qzxw.html]
    attachments: [qzxw.pdf]
    ---
    草稿正文QZXW
    -- content/news/qzxw.pdf --
    %PDF-1.4 QZXW
    %%EOF
    -- content/news/future.md --
    ---
    title: 预告QZXW
    date: 2026-07-02 08:00
    headline: true
    ---
    未来正文QZXW
    -- content/news/expired/index.md --
    ---
    title: 过期QZXW
    date: 2025-01-01
    expires: 2026-06-30
    ---
    过期正文QZXW，见[表](qzxw.txt)
    -- content/news/expired/qzxw.txt --
    QZXW
    """

  @Test func hiddenArticlesLeaveNoTrace() throws {
    let site = try TestSite(text)
    #expect(site.build().problems == [])
    #expect(site.page("news/shown.html")?.contains("已发布") == true)
    #expect(
      runShell("grep -rli qzxw \(site.root)/public; find \(site.root)/public -iname '*qzxw*'") == ""
    )
  }

  @Test func clockDecidesToTheSecond() throws {
    let site = try TestSite(text)
    site.build { $0.asOf = "2026-07-02 07:59:59" }
    #expect(site.page("news/future.html") == nil)
    site.build { $0.asOf = "2026-07-02 08:00:00" }
    #expect(site.page("news/future.html") != nil)
  }

  @Test func dayOfExpiryStillCounts() throws {
    let site = try TestSite(text)
    site.build { $0.asOf = "2026-06-30 23:59:59" }
    #expect(site.page("news/expired.html") != nil)
    #expect(site.page("news/expired/qzxw.txt") != nil)
    site.build { $0.asOf = "2026-07-01 00:00:00" }
    #expect(site.page("news/expired.html") == nil)
    #expect(site.page("news/expired/qzxw.txt") == nil)
  }

  @Test func draftsArePublishedOnlyWhenAskedFor() throws {
    let site = try TestSite(text)
    #expect(site.build { $0.visibility.includesDrafts = true }.problems == [])
    #expect(site.page("news/draft.html")?.contains("草稿正文") == true)
    #expect(site.page("news/qzxw.pdf") != nil)
    #expect(site.page("topics/shu/index.html")?.contains("[草稿QZXW]") == true)
    #expect(site.page("old/qzxw.html")?.contains("/news/draft.html") == true)
  }
}
