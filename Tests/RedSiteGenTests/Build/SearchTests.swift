import RedSiteGen
import TestSupport
import Testing

/// The page that finds articles, and the titles it reads.
@Suite struct SearchTests {
  private static let content = """
    -- content/a/_index.md --
    ---
    title: 甲
    ---
    -- content/a/1.md --
    ---
    title: 一 "引号" </script>
    date: 2026-06-01
    ---
    -- content/a/2.md --
    ---
    title: 二
    date: 2024-12-31 23:59
    ---
    -- content/a/3.md --
    ---
    title: 草稿
    date: 2024-01-01
    draft: true
    ---
    -- content/a/4.md --
    ---
    title: 外面的
    date: 2024-12-30
    link: https://elsewhere.example.org/
    ---
    """

  @Test func everyYearHasItsTitles() throws {
    let site = try TestSite(Self.content)
    #expect(site.build().problems == [])
    #expect(site.page("search/index.html")?.hasSuffix("2026 2024") == true)
    #expect(
      site.page("search/2026.json") == """
        [
        ["一 \\"引号\\" \\u003c/script>","/a/1.html","2026-06-01","甲"]
        ]

        """)
    #expect(
      site.page("search/2024.json") == """
        [
        ["二","/a/2.html","2024-12-31","甲"],
        ["外面的","https://elsewhere.example.org/","2024-12-30","甲"]
        ]

        """)
    #expect(site.page("sitemap.xml")?.contains("/search/") == false)
  }

  @Test func searchCanBeLeftOut() throws {
    let site = try TestSite(
      """
      -- site.toml --
      [site]
      name = "测试"
      base_url = "https://test.example.org/"
      theme = "plain"
      [search]
      enabled = false
      \(Self.content)
      """)
    #expect(site.build().problems == [])
    #expect(!site.outputFiles().contains { $0.hasPrefix("search/") })
  }
}
