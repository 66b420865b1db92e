import RedSiteGen
import TestSupport
import Testing

@Suite struct PaginationTests {
  /// A column with articles 01 … n, one a day, three to a page.
  private func site(articles: ClosedRange<Int>, front: String = "") throws -> TestSite {
    let site = try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      page_size: 3
      ---
      """)
    for number in articles { try write(number, to: site, front: front) }
    return site
  }

  private func write(_ number: Int, to site: TestSite, front: String = "") throws {
    let day = number < 10 ? "0\(number)" : "\(number)"
    try site.write(
      "content/news/a\(day).md", "---\ntitle: 第\(day)篇\ndate: 2026-01-\(day)\n\(front)---\n正文\n")
  }

  @Test func newestPageHoldsUpToTwiceThePageSizeAndOlderPagesExactlyThePageSize() throws {
    let site = try site(articles: 1...11)
    #expect(site.build().problems == [])
    #expect(
      site.outputFiles().filter {
        $0.hasPrefix("news/") && $0.hasSuffix(".html") && !$0.hasPrefix("news/a")
      } == [
        "news/index.html", "news/page-1.html", "news/page-2.html",
      ])
    let first = try #require(site.page("news/index.html"))
    #expect(first.contains("[第11篇][第10篇][第09篇][第08篇][第07篇]\n"))
    #expect(first.contains("1/3  /news/page-2.html /news/page-1.html"))
    let middle = try #require(site.page("news/page-2.html"))
    #expect(middle.contains("[第06篇][第05篇][第04篇]\n"))
    #expect(middle.contains("2/3 /news/ /news/page-1.html /news/page-1.html"))
    let oldest = try #require(site.page("news/page-1.html"))
    #expect(oldest.contains("[第03篇][第02篇][第01篇]\n"))
    #expect(oldest.contains("3/3 /news/page-2.html  /news/page-1.html"))
  }

  @Test func olderPagesNeverChangeWhenArticlesAreAdded() throws {
    let site = try site(articles: 1...7)
    #expect(site.build().problems == [])
    let oldest = try #require(site.page("news/page-1.html")).split(separator: "\n")[0]
    for number in 8...20 {
      try write(number, to: site)
      #expect(site.build().problems == [])
      #expect(site.page("news/page-1.html")?.split(separator: "\n")[0] == oldest)
    }
  }

  @Test func listOfFewerThanTwoPagesHasOnePage() throws {
    let site = try site(articles: 1...5)
    #expect(site.build().problems == [])
    #expect(site.page("news/page-1.html") == nil)
    #expect(site.page("news/index.html")?.contains("1/1   /news/") == true)
  }

  @Test func pinnedArticlesLeadTheFirstPageAndKeepTheirPlaceInOlderOnes() throws {
    let site = try site(articles: 1...8)
    try write(2, to: site, front: "pinned: 5\n")
    try write(7, to: site, front: "pinned: 9\n")
    #expect(site.build().problems == [])
    #expect(
      site.page("news/index.html")?.contains("[第07篇][第02篇][第08篇][第06篇][第05篇][第04篇]\n") == true)
    #expect(site.page("news/page-1.html")?.contains("[第03篇][第02篇][第01篇]\n") == true)
  }
}
