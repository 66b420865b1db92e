import Diagnostics
import RedSiteGen
import TestSupport
import Testing

/// The files for programs: feeds, site maps, robots.txt, the index for other sites.
@Suite struct GeneratedFileTests {
  private static let content = """
    -- content/a/_index.md --
    ---
    title: 甲 & 乙
    description: 说明“引号”
    ---
    -- content/a/1.md --
    ---
    title: 一 <b> & “二”
    date: 2026-01-01 09:05
    author: 办公室
    source: 机关党委
    keywords: [读书, 'a"b\\c']
    image: p.png
    topics: [t]
    ---
    正文。
    -- content/a/p.png --
    -- content/a/empty/_index.md --
    ---
    title: 空
    ---
    -- content/a/2.md --
    ---
    title: 二
    date: 2026-02-01
    updated: 2026-06-01 10:00:30
    ---
    -- content/topics/t/_index.md --
    ---
    title: 专题
    ---
    -- content/sub/_index.md --
    ---
    title: 子网
    subsite: { host: 'https://sub.example.org' }
    ---
    -- content/sub/x/_index.md --
    ---
    title: 子网栏目
    sort: date-ascending
    ---
    -- content/sub/x/3.md --
    ---
    title: 三
    date: 2026-03-01
    ---
    -- content/sub/x/4.md --
    ---
    title: 四
    date: 2026-04-01
    ---

    """

  private static func site(_ lines: String = "") throws -> TestSite {
    try TestSite(
      content + """
        -- site.toml --
        [site]
        name = "测试网站"
        base_url = "https://test.example.org/"
        theme = "plain"
        \(lines)
        """)
  }

  @Test func othersReadEveryFile() throws {
    let site = try Self.site()
    #expect(site.build().problems == [])
    let (isFine, output) = runConformance("feeds.py", site.root + "/public")
    #expect(isFine, "\(output)")
    for line in [
      "a/rss.xml rss20 2", "a/atom.xml atom10 2", "topics/t/rss.xml rss20 1", "rss.xml rss20 4",
      "sub/rss.xml rss20 2", "sub/x/atom.xml atom10 2", "index.json 4", "sub/index.json 2",
    ] {
      #expect(output.contains("\n" + line + "\n") || output.hasPrefix(line + "\n"), "\(line)")
    }
    #expect(!output.contains("a/empty/"))
  }

  @Test func rssEscapesAndDatesItsItems() throws {
    let site = try Self.site()
    site.build()
    let feed = try #require(site.page("a/rss.xml"))
    #expect(feed.contains("<title>一 &lt;b&gt; &amp; “二”</title>"))
    #expect(feed.contains("<pubDate>Thu, 01 Jan 2026 09:05:00 +0800</pubDate>"))
    #expect(feed.contains("<lastBuildDate>Mon, 01 Jun 2026 10:00:30 +0800</lastBuildDate>"))
    #expect(feed.contains("<link>https://test.example.org/a/1.html</link>"))
    #expect(feed.contains("<enclosure url=\"https://test.example.org/a/p.png\" length=\""))
    #expect(feed.contains("type=\"image/png\"/>"))
  }

  @Test func feedsListTheNewestFirstWhateverTheColumnsOrder() throws {
    let site = try Self.site("[feeds]\nitems = 1")
    site.build()
    let feed = try #require(site.page("sub/x/rss.xml"))
    #expect(feed.contains("<link>https://sub.example.org/x/4.html</link>"))
    #expect(!feed.contains("/x/3.html"))
  }

  @Test func eachHostHasItsOwnSiteMapAndRobots() throws {
    let site = try Self.site("[robots]\ndisallow = [\"/neibu/\"]")
    site.build()
    let main = try #require(site.page("sitemap.xml"))
    #expect(
      main.contains(
        "<url><loc>https://test.example.org/a/2.html</loc>"
          + "<lastmod>2026-06-01T10:00:30+08:00</lastmod></url>"))
    #expect(!main.contains("sub.example.org"))
    #expect(!main.contains("404.html"))
    let sub = try #require(site.page("sub/sitemap.xml"))
    #expect(sub.contains("<loc>https://sub.example.org/x/4.html</loc>"))
    #expect(!sub.contains("test.example.org"))
    #expect(
      site.page("robots.txt")
        == "User-agent: *\nDisallow: /neibu/\nAllow: /\n\n"
        + "Sitemap: https://test.example.org/sitemap.xml\n")
    #expect(
      site.page("sub/robots.txt")?.contains("Sitemap: https://sub.example.org/sitemap.xml") == true)
  }

  @Test func siteThatIsNotToBeFoundSaysSo() throws {
    let site = try Self.site("[robots]\nallow = false")
    site.build()
    #expect(site.page("robots.txt") == "User-agent: *\nDisallow: /\n")
  }

  @Test func feedsCanBeSwitchedOff() throws {
    let site = try Self.site("[feeds]\nenabled = false")
    #expect(site.build().problems == [])
    #expect(
      site.outputFiles().filter { $0.hasSuffix("rss.xml") || $0.hasSuffix("index.json") } == [])
  }

  @Test func siteMapIsSplitAtFiftyThousand() throws {
    var content = "-- content/a/_index.md --\n---\ntitle: 甲\n---\n"
    for number in 0..<50_020 {
      content +=
        "-- content/a/\(number).md --\n---\ntitle: 第\(number)篇\ndate: 2026-01-01\n---\n"
    }
    let site = try TestSite(content)
    #expect(site.build().problems == [])
    let (isFine, output) = runConformance("feeds.py", site.root + "/public")
    #expect(isFine, "\(output)")
    #expect(output.contains("sitemap-1.xml 50000\n"))
    #expect(output.contains("sitemap.xml 2\n"))
    #expect(
      site.page("sitemap.xml")?.contains(
        "<sitemap><loc>https://test.example.org/sitemap-2.xml</loc><lastmod>") == true)
  }

  @Test(arguments: [("[robots]\ndisallow = [\"neibu\"]", DiagnosticCode.invalidValue)])
  func faultySettingIsReported(_ lines: String, _ code: DiagnosticCode) throws {
    let site = try Self.site(lines)
    #expect(site.build().report.diagnostics.map(\.code) == [code])
  }

  /// Readers of RSS take a description for HTML; Atom and JSON Feed say that theirs is text.
  @Test func summaryIsNoMarkupToAnyReader() throws {
    let site = try TestSite(
      """
      -- content/a/_index.md --
      ---
      title: 甲
      description: 甲<乙
      ---
      -- content/a/1.md --
      ---
      title: 一
      date: 2026-01-01
      summary: "预算<5万的项目&；<img src=x onerror=alert(1)>"
      ---
      """)
    #expect(site.build().problems == [])
    let rss = try #require(site.page("a/rss.xml"))
    #expect(
      rss.contains(
        "<description>预算&amp;lt;5万的项目&amp;amp;；&amp;lt;img src=x onerror=alert(1)&amp;gt;</description>"
      ))
    #expect(rss.contains("<description>甲&amp;lt;乙</description>"))
    #expect(
      site.page("a/atom.xml")?.contains(
        "<summary>预算&lt;5万的项目&amp;；&lt;img src=x onerror=alert(1)&gt;</summary>") == true)
    #expect(
      site.page("index.json")?.contains("预算\\u003c5万的项目&；\\u003cimg src=x onerror=alert(1)>")
        == true)
  }
}
