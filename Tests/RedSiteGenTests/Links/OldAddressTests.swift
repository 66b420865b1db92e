import Base
import Diagnostics
import RedSiteGen
import SiteModel
import TestSupport
import Testing

/// Old URLs as they come out of address bars: percent-encoded, with a query.
@Suite struct OldAddressTests {
  private func site(_ aliases: String, _ others: String = "[]") throws -> TestSite {
    try TestSite(
      """
      -- content/news/_index.md --
      ---
      title: 新闻
      ---
      -- content/news/a.md --
      ---
      title: 甲
      date: 2026-01-02
      aliases: \(aliases)
      ---
      -- content/news/b.md --
      ---
      title: 乙
      date: 2026-01-02
      aliases: \(others)
      ---
      """)
  }

  @Test func anEncodedOneIsDecoded() throws {
    let site = try site("[\"/%E6%97%A7/a%20b.html\"]")
    #expect(site.build().problems == [])
    #expect(site.page("旧/a b.html") != nil)
  }

  /// The servers themselves are asked by Scripts/check-servers.sh.
  @Test func oneWithAQueryIsKeptWithoutAPage() throws {
    let site = try site("[/show.asp?id=12, '/?p=3', '/旧/x.php?n=%D6']")
    #expect(site.build().problems == [])
    #expect(site.page("show.asp") == nil && site.page("show.asp/index.html") == nil)
    let plan = try #require(SiteBuilder(site.options).planned().draft).plan
    let old = plan.queryRedirects.map {
      plan.texts.string($0.path) + "?" + $0.query + " → " + plan.texts.string($0.url)
    }
    #expect(
      old == [
        "/show.asp?id=12 → /news/a.html", "/?p=3 → /news/a.html",
        "/%E6%97%A7/x.php?n=%D6 → /news/a.html",
      ])
  }

  @Test func twoOfOneAreAnError() throws {
    let found = try site("[/show.asp?id=12]", "[/show.asp?id=12]").build().report.diagnostics
    #expect(found.map(\.code) == [.duplicateURL])
    #expect(found.first?.notes.first?.location?.path != found.first?.location.path)
  }

  @Test(arguments: ["/a.asp?", "/a.asp?b#c", "/a.asp?b c", "a.asp?b", "/../a.asp?b"])
  func whatNobodyCanAskForIsRefused(_ alias: String) throws {
    #expect(try site("['\(alias)']").build().report.diagnostics.map(\.code) == [.invalidURL])
  }
}
